using System.Globalization;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ssm.Naming;

/// <summary>The errors of Parameter Store in AWS's words (spec/secrets-parameters.md §7).</summary>
internal static class SsmErrors
{
    private const string Guide = "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html";

    /// <summary>A read of one parameter: AWS says nothing more.</summary>
    public static AwsException ParameterNotFound() => new("ParameterNotFound", "");

    public static AwsException ParameterNotFound(string name) => new("ParameterNotFound", $"Parameter {name} not found.");

    public static AwsException VersionNotFound(string version, string name) => new(
        "ParameterVersionNotFound", $"Systems Manager could not find version {version} of {name}. Verify the version and try again.");

    public static AwsException VersionNotFound(long version, string name) => VersionNotFound(version.ToString(CultureInfo.InvariantCulture), name);

    public static AwsException AlreadyExists() => new(
        "ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");

    public static AwsException NoType() => Validation("A parameter type is required when you create a parameter.");

    public static AwsException TagsAndOverwrite() => Validation(
        "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.");

    public static AwsException ReservedPrefix() => Validation("Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).");

    public static AwsException InvalidName() => Validation(
        "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_");

    public static AwsException NotQualified() => Validation("Parameter name must be a fully qualified name.");

    public static AwsException InvalidPath() => Validation(
        "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward slash \"/\". It can't be prefixed with \\\"aws\\\" or \\\"ssm\\\" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol \"/\". Valid example: /get/parameters2-/by1./path0_.");

    public static AwsException ReservedName(string name) => new("AccessDeniedException", $"No access to reserved parameter name: {name}.");

    public static AwsException TooManyLevels(int most) => new("HierarchyLevelLimitExceededException", $"A hierarchy can have a maximum of {most} levels.");

    public static AwsException TooLongForStandard() => Validation(
        $"Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see {Guide}");

    public static AwsException TooLongForAdvanced() => Validation("Advanced tier parameters support a maximum parameter value of 8192 characters.");

    public static AwsException NoDowngrade() => Validation(
        "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the advanced parameter and recreate it as a standard parameter.");

    public static AwsException PoliciesNeedAdvanced() => Validation(
        $"Parameter policies are supported by the advanced-parameter tier alone. For more information, see {Guide}");

    public static AwsException UnknownDataType(string type) => Validation($"The following data type is not supported: {type} (Data type names are all lowercase.)");

    public static AwsException KeyOfPlainText() => Validation("A KeyId can be given for parameters of type SecureString alone.");

    public static AwsException ValueLength(string bound) => Validation(
        $"1 validation error detected: Value at 'value' failed to satisfy constraint: Member must have length {bound}");

    public static AwsException TooManyStandard(int most) => new(
        "ParameterLimitExceeded",
        $"You have reached the maximum number of standard parameters for this AWS account and Region ({most}). To add more parameters, either delete existing parameters or upgrade to the advanced-parameter tier (charges apply).");

    public static AwsException TooManyAdvanced(int most) => new(
        "ParameterLimitExceeded", $"You have reached the maximum number of advanced parameters for this AWS account and Region ({most}).");

    public static AwsException OldestIsLabelled(string name, long version) => new(
        "ParameterMaxVersionLimitExceeded",
        $"You attempted to create a new version of {name} by calling the PutParameter API with the overwrite flag. Version {version}, the oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and try again.");

    public static AwsException InvalidPattern(string pattern) => new("InvalidAllowedPatternException", $"The allowed pattern is not a valid regular expression: {pattern}");

    public static AwsException PatternMismatch(string pattern) => new(
        "ParameterPatternMismatchException", $"Parameter value, cannot be validated against allowedPattern: {pattern}");

    public static AwsException CannotDecrypt() => new("InvalidKeyId", "The value cannot be decrypted: it was sealed with another key.");

    public static AwsException TooManyPolicies(int most) => new("PoliciesLimitExceededException", $"A parameter can have at most {most} policies.");

    public static AwsException PolicyType(string message) => new("InvalidPolicyTypeException", message);

    public static AwsException PolicyAttribute(string message) => new("InvalidPolicyAttributeException", message);

    public static AwsException PoliciesConflict() => new("IncompatiblePolicyException", "A parameter can have one Expiration policy.");

    public static AwsException TooManyLabels(int most) => new("ParameterVersionLabelLimitExceeded", $"A parameter version can have a maximum of {most} labels.");

    public static AwsException TooManyTags(int most) => new("TooManyTagsError", $"A parameter can have at most {most} tags.");

    public static AwsException NoSuchResource(string id) => new("InvalidResourceId", $"There is no parameter {id}.");

    public static AwsException OtherResource(string type) => new("InvalidResourceType", $"Plimsoll has no resources of the type {type}: Parameter alone can be tagged.");

    public static AwsException FilterKey(string key, IEnumerable<string> valid) => new(
        "InvalidFilterKey", $"The following filter key is not valid: {key}. Valid filter keys include: [{string.Join(", ", valid)}].");

    public static AwsException FilterOption(string option, IEnumerable<string> valid) => new(
        "InvalidFilterOption", $"The following filter option is not valid: {option}. Valid options include: [{string.Join(", ", valid)}].");

    public static AwsException FilterValues(string key) => new("InvalidFilterValue", $"The following filter values are missing : null for filter key {key}.");

    public static AwsException InvalidToken() => new("InvalidNextToken", "The specified token isn't valid.");

    /// <summary>A caller may not.</summary>
    /// <param name="principal">ARN of the caller.</param>
    /// <param name="need">What it asked for.</param>
    /// <param name="isExplicit">True where a policy of its identity denies it.</param>
    public static AwsException Denied(string principal, AccessNeed need, bool isExplicit) => new(
        "AccessDeniedException",
        $"User: {principal} is not authorized to perform: {need.Action} on resource: {need.Resource} "
        + (isExplicit ? "with an explicit deny in an identity-based policy" : $"because no identity-based policy allows the {need.Action} action"));

    public static AwsException SealedSecret() => Validation("WithDecryption flag must be True for retrieving a Secret Manager secret.");

    public static AwsException Validation(string message) => new("ValidationException", message);
}
