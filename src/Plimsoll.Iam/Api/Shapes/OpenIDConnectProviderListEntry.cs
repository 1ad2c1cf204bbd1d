namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>OpenIDConnectProviderListEntry</c> of AWS's model.</summary>
internal sealed record OpenIDConnectProviderListEntry
{
    public string? Arn { get; init; }
}
