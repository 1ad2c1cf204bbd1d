namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>PasswordPolicy</c> of AWS's model.</summary>
internal sealed record PasswordPolicy
{
    public bool? AllowUsersToChangePassword { get; init; }

    public bool? ExpirePasswords { get; init; }

    public bool? HardExpiry { get; init; }

    public int? MaxPasswordAge { get; init; }

    public int? MinimumPasswordLength { get; init; }

    public int? PasswordReusePrevention { get; init; }

    public bool? RequireLowercaseCharacters { get; init; }

    public bool? RequireNumbers { get; init; }

    public bool? RequireSymbols { get; init; }

    public bool? RequireUppercaseCharacters { get; init; }
}
