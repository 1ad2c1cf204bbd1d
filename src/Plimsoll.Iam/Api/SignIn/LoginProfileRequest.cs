using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Input of <c>DeleteLoginProfile</c> and <c>GetLoginProfile</c>.</summary>
internal sealed record LoginProfileRequest
{
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
