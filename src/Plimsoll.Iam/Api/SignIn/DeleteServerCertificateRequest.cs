using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Input of <c>DeleteServerCertificate</c>.</summary>
internal sealed record DeleteServerCertificateRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? ServerCertificateName { get; init; }
}
