using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Arns;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>ARNs of roles that callers give.</summary>
internal static class RoleArns
{
    private const int AccountDigits = 12;

    /// <summary>The account in the ARN of a role.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ValidationError</c>.</exception>
    public static string AccountOf(string arn) =>
        Arn.TryParse(arn, out var read) && read is { Service: "iam", Region: "" } && read.Resource.StartsWith("role/", StringComparison.Ordinal)
        && read.Account.Length == AccountDigits && read.Account.All(char.IsAsciiDigit)
            ? read.Account
            : throw StsErrors.BadArn(arn);
}
