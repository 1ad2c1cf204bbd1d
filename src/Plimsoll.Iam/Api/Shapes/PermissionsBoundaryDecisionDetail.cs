namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>PermissionsBoundaryDecisionDetail</c> of AWS's model.</summary>
internal sealed record PermissionsBoundaryDecisionDetail
{
    public bool? AllowedByPermissionsBoundary { get; init; }
}
