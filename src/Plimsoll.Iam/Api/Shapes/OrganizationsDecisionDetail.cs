namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>OrganizationsDecisionDetail</c> of AWS's model.</summary>
internal sealed record OrganizationsDecisionDetail
{
    public bool? AllowedByOrganizations { get; init; }
}
