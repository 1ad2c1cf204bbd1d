namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>TransactionContext</c> of AWS's model.</summary>
internal sealed record TransactionContext
{
    public IReadOnlyDictionary<string, string>? IdentityProvider { get; init; }
}
