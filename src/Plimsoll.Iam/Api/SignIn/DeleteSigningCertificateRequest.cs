using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Input of <c>DeleteSigningCertificate</c>.</summary>
internal sealed record DeleteSigningCertificateRequest
{
    [Required]
    [Length(24, 128)]
    [Pattern(@"[\w]+")]
    public string? CertificateId { get; init; }

    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
