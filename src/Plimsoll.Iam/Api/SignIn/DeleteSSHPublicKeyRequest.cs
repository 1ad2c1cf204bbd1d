using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Input of <c>DeleteSSHPublicKey</c>.</summary>
internal sealed record DeleteSSHPublicKeyRequest
{
    [Required]
    [Length(20, 128)]
    [Pattern(@"[\w]+")]
    public string? SSHPublicKeyId { get; init; }

    [Required]
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
