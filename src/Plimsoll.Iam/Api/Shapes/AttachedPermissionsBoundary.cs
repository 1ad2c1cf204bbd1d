namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>AttachedPermissionsBoundary</c> of AWS's model.</summary>
internal sealed record AttachedPermissionsBoundary
{
    public string? PermissionsBoundaryArn { get; init; }

    public string? PermissionsBoundaryType { get; init; }
}
