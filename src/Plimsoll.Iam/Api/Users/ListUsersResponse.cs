using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Users;

/// <summary>Output of <c>ListUsers</c>.</summary>
internal sealed record ListUsersResponse
{
    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public IReadOnlyList<User>? Users { get; init; }
}
