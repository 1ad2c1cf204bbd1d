using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Naming;

/// <summary>The errors of Secrets Manager in AWS's words (spec/secrets-parameters.md §4).</summary>
internal static class SecretsErrors
{
    private const string Token = "ClientRequestToken";

    public static AwsException InvalidName() => Validation("Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");

    public static AwsException NotFound() => new("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");

    public static AwsException LabelNotFound(string label) => new(
        "ResourceNotFoundException", $"Secrets Manager can't find the specified secret value for staging label: {label}");

    public static AwsException VersionNotFound(string versionId) => new(
        "ResourceNotFoundException", $"Secrets Manager can't find the specified secret value for VersionId: {versionId}");

    public static AwsException AlreadyExists(string name) => new(
        "ResourceExistsException", $"The operation failed because the secret {name} already exists.");

    public static AwsException TokenInUse(string token, string arn) => new(
        "ResourceExistsException",
        $"You can't use ClientRequestToken {token} because that value is already in use for a version of secret {arn}.");

    public static AwsException NameScheduled() => Request(
        "You can't create this secret because a secret with this name is already scheduled for deletion.");

    public static AwsException MarkedForDeletion() => Request("You can't perform this operation on the secret because it was marked for deletion.");

    public static AwsException LabelOfOtherVersion() => Request("You provided a VersionStage that is not associated to the provided VersionId.");

    public static AwsException NoRotationFunction() => Request("No Lambda rotation function ARN is associated with this secret.");

    public static AwsException NoReplication(string operation) => Request($"Plimsoll does not copy secrets to other regions: {operation} is not supported.");

    public static AwsException NoToken() => Request("You must provide a ClientRequestToken value. We recommend a UUID-type value.");

    public static AwsException NoValue() => Request("You must provide either SecretString or SecretBinary.");

    public static AwsException TwoValues() => Parameter(
        "You can’t specify both a binary secret value and a string secret value in the same secret.");

    public static AwsException Window() => Parameter("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");

    public static AwsException WindowAndForce() => Parameter("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");

    public static AwsException LabelNeedsSource(string label, string versionId) => Parameter(
        $"The parameter RemoveFromVersionId can't be empty. Staging label {label} is currently attached to version {versionId}, so you must explicitly reference that version in RemoveFromVersionId.");

    public static AwsException LabelElsewhere(string label) => Parameter(
        $"When you move staging label {label}, if you specify RemoveFromVersionId, it must be set to the version that currently has the staging label {label}.");

    public static AwsException NotAVersion(string versionId) => Parameter($"Not a valid version: {versionId}");

    public static AwsException TooManyLabels(int most) => new("LimitExceededException", $"A secret can have at most {most} staging labels.");

    public static AwsException OneOfIdsAndFilters() => Parameter("Either 'SecretIdList' or 'Filters' must be provided, but not both.");

    public static AwsException PageWithoutFilters() => Parameter("'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.");

    public static AwsException PasswordTooShort() => Parameter("Password length is too short based on the required types.");

    public static AwsException InvalidToken() => new("InvalidNextTokenException", "The NextToken value is invalid.");

    public static AwsException CannotDecrypt() => new(
        "DecryptionFailure", "Secrets Manager can't decrypt the protected secret text using the provided KMS key.");

    public static AwsException MalformedPolicy() => new("MalformedPolicyDocumentException", "This policy has invalid syntax.");

    public static AwsException PublicPolicy() => new(
        "PublicPolicyException", "The BlockPublicPolicy parameter is set to true, and the resource policy did not prevent broad access to the secret.");

    /// <summary>A caller may not.</summary>
    /// <param name="principal">ARN of the caller.</param>
    /// <param name="need">What it asked for.</param>
    /// <param name="why">Which kind of policy denies it, or lacks an allowance.</param>
    public static AwsException Denied(string principal, AccessNeed need, string why) => new(
        "AccessDeniedException", $"User: {principal} is not authorized to perform: {need.Action} on resource: {need.Resource} {why}");

    public static AwsException Parameter(string message) => new("InvalidParameterException", message);

    public static AwsException Validation(string message) => new("ValidationException", message);

    /// <summary>Words inputs that break the constraints of the model.</summary>
    public static AwsException Invalid(IReadOnlyList<Violation> violations) => violations.Any(violation => violation.Path == Token)
        ? Parameter("ClientRequestToken must be 32-64 characters long.")
        : ValidationMessages.ValidationException(violations);

    private static AwsException Request(string message) => new("InvalidRequestException", message);
}
