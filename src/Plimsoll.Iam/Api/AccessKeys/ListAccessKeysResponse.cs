using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.AccessKeys;

/// <summary>Output of <c>ListAccessKeys</c>.</summary>
internal sealed record ListAccessKeysResponse
{
    public IReadOnlyList<AccessKeyMetadata>? AccessKeyMetadata { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}
