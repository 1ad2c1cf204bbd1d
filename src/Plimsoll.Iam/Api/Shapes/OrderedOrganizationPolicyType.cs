namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>OrderedOrganizationPolicyType</c> of AWS's model.</summary>
internal sealed record OrderedOrganizationPolicyType
{
    public IReadOnlyList<string>? ServiceControlPolicyInputList { get; init; }
}
