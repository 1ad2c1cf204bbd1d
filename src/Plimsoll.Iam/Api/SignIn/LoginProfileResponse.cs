using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Output of <c>CreateLoginProfile</c> and <c>GetLoginProfile</c>.</summary>
internal sealed record LoginProfileResponse
{
    public LoginProfile? LoginProfile { get; init; }
}
