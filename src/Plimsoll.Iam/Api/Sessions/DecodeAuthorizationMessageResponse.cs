namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Output of <c>DecodeAuthorizationMessage</c>.</summary>
internal sealed record DecodeAuthorizationMessageResponse
{
    public string? DecodedMessage { get; init; }
}
