using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.InstanceProfiles;

/// <summary>Output of <c>ListInstanceProfiles</c> and <c>ListInstanceProfilesForRole</c>.</summary>
internal sealed record ListInstanceProfilesResponse
{
    public IReadOnlyList<InstanceProfile>? InstanceProfiles { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}
