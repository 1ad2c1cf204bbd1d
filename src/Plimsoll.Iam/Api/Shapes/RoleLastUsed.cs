namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>RoleLastUsed</c> of AWS's model.</summary>
internal sealed record RoleLastUsed
{
    public DateTimeOffset? LastUsedDate { get; init; }

    public string? Region { get; init; }
}
