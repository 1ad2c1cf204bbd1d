using System.Text.Json.Serialization;
using Plimsoll.Wire.Json;

namespace Plimsoll.Client;

internal sealed record RepositoryRequest
{
    public string? RepositoryName { get; init; }

    public IReadOnlyList<ImageId>? ImageIds { get; init; }

    public ImageFilter? Filter { get; init; }

    public string? NextToken { get; init; }

    public int? MaxResults { get; init; }
}

/// <summary>What the operations of ECR answer, as far as it is looked at here.</summary>
internal sealed record RepositoryResponse
{
    public Repository? Repository { get; init; }

    public IReadOnlyList<Repository> Repositories { get; init; } = [];

    public IReadOnlyList<ImageDetail> ImageDetails { get; init; } = [];

    public IReadOnlyList<ImageId> ImageIds { get; init; } = [];

    public IReadOnlyList<ImageFailure> Failures { get; init; } = [];

    public IReadOnlyList<UsedImage> Images { get; init; } = [];

    public IReadOnlyList<AuthorizationData> AuthorizationData { get; init; } = [];

    public string? NextToken { get; init; }
}

internal sealed record Repository(string RepositoryName, string RepositoryUri);

internal sealed record ImageId
{
    public string? ImageTag { get; init; }

    public string? ImageDigest { get; init; }
}

internal sealed record ImageFilter(string ImageStatus);

internal sealed record ImageFailure(ImageId ImageId, string FailureReason);

internal sealed record UsedImage(string ImageDigest, IReadOnlyList<string> UsedBy);

internal sealed record AuthorizationData(string AuthorizationToken, string ProxyEndpoint);

internal sealed record ImageDetail
{
    public string ImageDigest { get; init; } = "";

    /// <summary>Null when they have moved on.</summary>
    public IReadOnlyList<string>? ImageTags { get; init; }

    public long ImageSizeInBytes { get; init; }

    /// <summary>ACTIVE or ARCHIVED.</summary>
    public string ImageStatus { get; init; } = "";

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset ImagePushedAt { get; init; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastRecordedPullTime { get; init; }
}
