namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>PolicyRole</c> of AWS's model.</summary>
internal sealed record PolicyRole
{
    public string? RoleId { get; init; }

    public string? RoleName { get; init; }
}
