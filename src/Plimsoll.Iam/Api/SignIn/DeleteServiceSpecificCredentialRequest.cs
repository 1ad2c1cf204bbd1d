using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Input of <c>DeleteServiceSpecificCredential</c>.</summary>
internal sealed record DeleteServiceSpecificCredentialRequest
{
    [Required]
    [Length(20, 128)]
    [Pattern(@"[\w]+")]
    public string? ServiceSpecificCredentialId { get; init; }

    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
