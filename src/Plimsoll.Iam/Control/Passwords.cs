using Plimsoll.Iam.Model;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Iam.Control;

/// <summary>What is asked of passwords (docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html).</summary>
internal static class Passwords
{
    private const int LeastOfAws = 8;
    private const int KindsOfAws = 3;

    /// <summary>Refuses a password that is too weak.</summary>
    /// <param name="policy">The account's policy; null for AWS's own rules.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="AwsException"><c>PasswordPolicyViolation</c>.</exception>
    public static void Check(PasswordPolicyRecord? policy, string password)
    {
        var (lower, upper, digit) = (password.Any(char.IsAsciiLetterLower), password.Any(char.IsAsciiLetterUpper), password.Any(char.IsAsciiDigit));
        var symbol = password.Any(letter => !char.IsAsciiLetterOrDigit(letter));
        if (policy is null)
        {
            var kinds = new[] { lower, upper, digit, symbol }.Count(one => one);
            Require(password.Length >= LeastOfAws, $"Password should have a minimum length of {LeastOfAws}");
            Require(kinds >= KindsOfAws, "Password should have at least three of: uppercase letters, lowercase letters, numbers, symbols");
            return;
        }

        Require(password.Length >= policy.MinimumLength, $"Password should have a minimum length of {policy.MinimumLength}");
        Require(upper || !policy.Uppercase, "Password should have at least one uppercase letter");
        Require(lower || !policy.Lowercase, "Password should have at least one lowercase letter");
        Require(digit || !policy.Numbers, "Password should have at least one number");
        Require(symbol || !policy.Symbols, "Password should have at least one of the following symbols: ! @ # $ % ^ & * ( ) _ + - = [ ] { } | '");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new AwsException("PasswordPolicyViolation", message);
        }
    }
}
