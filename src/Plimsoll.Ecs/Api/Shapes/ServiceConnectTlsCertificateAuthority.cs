namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceConnectTlsCertificateAuthority
{
    public string? AwsPcaAuthorityArn { get; init; }
}
