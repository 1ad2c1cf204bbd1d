namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>TrustedIdentityPropagationContext</c> of AWS's model.</summary>
internal sealed record TrustedIdentityPropagationContext
{
    public OriginIdentity? OriginIdentity { get; init; }

    public TransactionContext? TransactionContext { get; init; }
}
