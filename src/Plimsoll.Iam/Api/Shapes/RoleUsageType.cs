namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>RoleUsageType</c> of AWS's model.</summary>
internal sealed record RoleUsageType
{
    public string? Region { get; init; }

    public IReadOnlyList<string>? Resources { get; init; }
}
