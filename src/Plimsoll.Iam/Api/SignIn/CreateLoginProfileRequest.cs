using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Input of <c>CreateLoginProfile</c>.</summary>
internal sealed record CreateLoginProfileRequest
{
    [Length(1, 128)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public string? Password { get; init; }

    public bool? PasswordResetRequired { get; init; }

    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
