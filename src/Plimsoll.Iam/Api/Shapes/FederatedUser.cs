namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>FederatedUser</c> of AWS's model.</summary>
internal sealed record FederatedUser
{
    public string? Arn { get; init; }

    public string? FederatedUserId { get; init; }
}
