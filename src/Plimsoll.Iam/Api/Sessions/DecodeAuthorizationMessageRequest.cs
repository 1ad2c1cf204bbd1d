using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Input of <c>DecodeAuthorizationMessage</c>.</summary>
internal sealed record DecodeAuthorizationMessageRequest
{
    [Required]
    [Length(1, 10240)]
    public string? EncodedMessage { get; init; }
}
