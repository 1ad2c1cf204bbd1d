using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Groups;

/// <summary>Output of <c>GetGroup</c>.</summary>
internal sealed record GetGroupResponse
{
    public Group? Group { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public IReadOnlyList<User>? Users { get; init; }
}
