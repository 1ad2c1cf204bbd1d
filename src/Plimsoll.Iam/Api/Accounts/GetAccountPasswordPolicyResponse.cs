using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Accounts;

/// <summary>Output of <c>GetAccountPasswordPolicy</c>.</summary>
internal sealed record GetAccountPasswordPolicyResponse
{
    public PasswordPolicy? PasswordPolicy { get; init; }
}
