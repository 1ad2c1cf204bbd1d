namespace Plimsoll.Ecr;

/// <summary>An S3-compatible service. The credentials are those of the environment, as for any program that talks to S3.</summary>
/// <param name="Endpoint">Where it answers; null for AWS's in the region.</param>
/// <param name="Region">Region of its buckets.</param>
/// <param name="PathStyle">True when the bucket stands in the path and not in the name of the host.</param>
public sealed record S3Service(Uri? Endpoint, string Region, bool PathStyle)
{
    /// <summary>One of its buckets, or what lies below a prefix of it.</summary>
    public BlobBucket Bucket(string name, string prefix = "") =>
        new() { Bucket = name, Prefix = prefix, Endpoint = Endpoint, Region = Region, PathStyle = PathStyle };
}
