namespace Plimsoll.Iam.Api.Shapes;

/// <summary>Output of <c>ListGroups</c> and <c>ListGroupsForUser</c>.</summary>
internal sealed record ListGroupsResponse
{
    public IReadOnlyList<Group>? Groups { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}
