namespace Plimsoll.Ecr;

/// <summary>An S3-compatible bucket that holds the blobs. The credentials are those of the environment, as for any program that talks to S3.</summary>
public sealed record BlobBucket
{
    /// <summary>Name of the bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>What the keys begin with, without a slash at the end; empty for the whole bucket. One Plimsoll has it to itself.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Where the service answers; null for AWS's in the region.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Region of the bucket.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>True when the bucket stands in the path and not in the name of the host.</summary>
    public bool PathStyle { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Prefix.Length == 0 ? $"s3://{Bucket}" : $"s3://{Bucket}/{Prefix}";
}
