namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>OriginIdentity</c> of AWS's model.</summary>
internal sealed record OriginIdentity
{
    public string? FederatedProviderArn { get; init; }

    public string? Issuer { get; init; }

    public string? Subject { get; init; }

    public string? SubjectType { get; init; }
}
