using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Accounts;

/// <summary>Input of <c>UpdateAccountPasswordPolicy</c>.</summary>
internal sealed record UpdateAccountPasswordPolicyRequest
{
    public bool? AllowUsersToChangePassword { get; init; }

    public bool? HardExpiry { get; init; }

    [Range(1, 1095)]
    public int? MaxPasswordAge { get; init; }

    [Range(6, 128)]
    public int? MinimumPasswordLength { get; init; }

    [Range(1, 24)]
    public int? PasswordReusePrevention { get; init; }

    public bool? RequireLowercaseCharacters { get; init; }

    public bool? RequireNumbers { get; init; }

    public bool? RequireSymbols { get; init; }

    public bool? RequireUppercaseCharacters { get; init; }
}
