using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Groups;

/// <summary>Output of <c>CreateGroup</c>.</summary>
internal sealed record CreateGroupResponse
{
    public Group? Group { get; init; }
}
