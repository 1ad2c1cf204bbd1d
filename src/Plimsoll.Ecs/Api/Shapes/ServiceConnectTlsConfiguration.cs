using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceConnectTlsConfiguration
{
    [Required]
    public ServiceConnectTlsCertificateAuthority? IssuerCertificateAuthority { get; init; }

    public string? KmsKey { get; init; }

    public string? RoleArn { get; init; }
}
