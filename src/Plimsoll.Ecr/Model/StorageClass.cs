namespace Plimsoll.Ecr.Model;

/// <summary>The storage classes of images: what is archived is kept, and cannot be pulled until it is restored.</summary>
internal static class StorageClass
{
    public const string Standard = "STANDARD";
    public const string Archive = "ARCHIVE";
}
