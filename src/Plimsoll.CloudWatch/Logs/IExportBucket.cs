namespace Plimsoll.CloudWatch.Logs;

/// <summary>A bucket of an S3-compatible service, into which logs are exported.</summary>
public interface IExportBucket : IDisposable
{
    /// <summary>Puts an object in, whole; one of that key is replaced.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="content">Its bytes, closed afterwards.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>False when there is no such bucket.</returns>
    /// <exception cref="IOException">It cannot be put; the message says why, for a person.</exception>
    Task<bool> PutAsync(string key, Stream content, CancellationToken cancel);
}
