using Plimsoll.Wire.Errors;

namespace Plimsoll.Iam.Naming;

/// <summary>The errors of STS in AWS's words (spec/roles-credentials.md §9).</summary>
internal static class StsErrors
{
    public static AwsException Denied(string message) => new("AccessDenied", message, 403);

    public static AwsException NotAuthorized(string caller, string action, string resource) =>
        Denied($"User: {caller} is not authorized to perform: {action} on resource: {resource}");

    public static AwsException BadArn(string arn) => IamErrors.Invalid($"{arn} is invalid");

    public static AwsException TooLong() => IamErrors.Invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");

    public static AwsException TooLongInChain() =>
        IamErrors.Invalid("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");

    public static AwsException BadParameter(string message) => new("InvalidParameterValue", message);

    public static AwsException Packed(int percent) =>
        new("PackedPolicyTooLarge", $"Packed policy consumes {percent}% of allotted space, please use smaller policy.");

    public static AwsException NoDevice() => Denied("MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.");

    public static AwsException BadToken(string message) => new("InvalidIdentityToken", message);
}
