using System.Text.RegularExpressions;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Naming;

/// <summary>The errors of IAM in AWS's words (spec/roles-credentials.md §10).</summary>
internal static partial class IamErrors
{
    public static AwsException NoRole(string name) => NoSuchEntity($"The role with name {name} cannot be found.");

    public static AwsException NoUser(string name) => NoSuchEntity($"The user with name {name} cannot be found.");

    public static AwsException NoGroup(string name) => NoSuchEntity($"The group with name {name} cannot be found.");

    public static AwsException NoProfile(string name) => NoSuchEntity($"Instance Profile {name} cannot be found.");

    public static AwsException NoPolicy(string arn) => NoSuchEntity($"Policy {arn} was not found.");

    public static AwsException NotAttachable(string arn) => NoSuchEntity($"Policy {arn} does not exist or is not attachable.");

    public static AwsException NoVersion(string arn, string version) => NoSuchEntity($"Policy {arn} version {version} does not exist or is not attachable.");

    public static AwsException NoInlinePolicy(string kind, string name) => NoSuchEntity($"The {kind} policy with name {name} cannot be found.");

    public static AwsException NoLoginProfile(string user) => NoSuchEntity($"Login Profile for User {user} cannot be found.");

    public static AwsException NoAccessKey(string id) => NoSuchEntity($"The Access Key with id {id} cannot be found.");

    public static AwsException NoSuchEntity(string message) => new("NoSuchEntity", message, 404);

    public static AwsException AlreadyExists(string message) => new("EntityAlreadyExists", message, 409);

    /// <summary>Something still hangs on what was to be deleted.</summary>
    /// <param name="must">What must be done first, e.g. <c>must detach all policies first.</c></param>
    public static AwsException DeleteConflict(string must) => new("DeleteConflict", $"Cannot delete entity, {must}", 409);

    public static AwsException PolicyConflict(string message) => new("DeleteConflict", message, 409);

    /// <summary>A quota.</summary>
    /// <param name="quota">Its name and value, e.g. <c>PoliciesPerRole: 10</c>.</param>
    public static AwsException Quota(string quota) => new("LimitExceeded", $"Cannot exceed quota for {quota}", 409);

    public static AwsException Limit(string message) => new("LimitExceeded", message, 409);

    public static AwsException PolicyNotAttachable() => new("PolicyNotAttachable", "Cannot attach a Service Role Policy to a customer role.");

    public static AwsException Malformed(string message) => new("MalformedPolicyDocument", message);

    public static AwsException InvalidInput(string message) => new("InvalidInput", message);

    public static AwsException Invalid(string message) => new("ValidationError", message);

    public static AwsException InvalidArn(string arn) => Invalid($"ARN {arn} is not valid.");

    public static AwsException Unmodifiable(string role) =>
        new("UnmodifiableEntity", $"Cannot perform the operation on the protected role '{role}' - this role is only modifiable by AWS");

    public static AwsException NeedsUserName() => Invalid("Must specify userName when calling with non-User credentials");

    /// <summary>Constraints that do not hold: members as AWS's Java names them, values left out since they may be secret.</summary>
    public static AwsException Validation(IReadOnlyList<Violation> violations) => Worded(violations, withValue: false);

    /// <summary>STS says the value too.</summary>
    public static AwsException StsValidation(IReadOnlyList<Violation> violations) => Worded(violations, withValue: true);

    private static AwsException Worded(IReadOnlyList<Violation> violations, bool withValue)
    {
        var details = violations.Select(one =>
            $"Value {(one.Value is null ? "null " : withValue ? $"'{one.Value}' " : "")}at '{Member().Replace(one.Path, match => match.Value.ToLowerInvariant())}' failed to satisfy constraint: {one.Constraint}");
        return Invalid($"{violations.Count} validation error{(violations.Count == 1 ? "" : "s")} detected: {string.Join("; ", details)}");
    }

    [GeneratedRegex(@"(?<=^|\.)[A-Z]")]
    private static partial Regex Member();
}
