using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Output of <c>ListRoles</c>.</summary>
internal sealed record ListRolesResponse
{
    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public IReadOnlyList<Role>? Roles { get; init; }
}
