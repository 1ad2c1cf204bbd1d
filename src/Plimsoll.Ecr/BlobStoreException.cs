namespace Plimsoll.Ecr;

/// <summary>The store of the blobs cannot be used; the message says why, for a person.</summary>
public sealed class BlobStoreException : IOException
{
    /// <summary>Says why.</summary>
    public BlobStoreException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
