using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Naming;

/// <summary>The errors of ECR in AWS's words (spec/ecr.md §1-4).</summary>
internal static class EcrErrors
{
    public static AwsException RepositoryNotFound(RegistryScope registry, string name) => new(
        "RepositoryNotFoundException", $"The repository with name '{name}' does not exist in the registry with id '{registry.Account}'");

    public static AwsException RepositoryAlreadyExists(RegistryScope registry, string name) => new(
        "RepositoryAlreadyExistsException", $"The repository with name '{name}' already exists in the registry with id '{registry.Account}'");

    public static AwsException RepositoryNotEmpty(RegistryScope registry, string name) => new(
        "RepositoryNotEmptyException",
        $"The repository with name '{name}' in registry with id '{registry.Account}' cannot be deleted because it still contains images");

    public static AwsException ImageNotFound(RegistryScope registry, string name, string? digest, string? tag) => new(
        "ImageNotFoundException",
        $"The image with imageId {{imageDigest:'{digest ?? "null"}', imageTag:'{tag ?? "null"}'}} does not exist within the repository with name '{name}' in the registry with id '{registry.Account}'");

    public static AwsException ImageAlreadyExists(RegistryScope registry, string name, string digest, string? tag) => new(
        "ImageAlreadyExistsException",
        $"Image with digest '{digest}' and tag '{tag ?? "null"}' already exists in the repository with name '{name}' in registry with id '{registry.Account}'");

    public static AwsException ImageTagAlreadyExists(string name, string tag) => new(
        "ImageTagAlreadyExistsException",
        $"The image tag '{tag}' already exists in the '{name}' repository and cannot be overwritten because the repository is immutable.");

    public static AwsException ImageDigestDoesNotMatch(string given, Digest actual) => new(
        "ImageDigestDoesNotMatchException", $"The provided image digest '{given}' does not match the digest of the image manifest, '{actual}'");

    public static AwsException LayersNotFound(RegistryScope registry, string name, IEnumerable<string> digests) => new(
        "LayersNotFoundException",
        $"Layers with digests '[{string.Join(", ", digests)}]' required for pushing image into repository with name '{name}' in the registry with id '{registry.Account}' do not exist");

    public static AwsException LayerNotFound(RegistryScope registry, string name, string digest) => new(
        "LayersNotFoundException",
        $"The layer with digest '{digest}' does not exist in the repository with name '{name}' in the registry with id '{registry.Account}'");

    public static AwsException ReferencedImagesNotFound(RegistryScope registry, string name, IEnumerable<string> digests) => new(
        "ReferencedImagesNotFoundException",
        $"Images with digests '[{string.Join(", ", digests)}]' required for pushing image into repository with name '{name}' in the registry with id '{registry.Account}' do not exist");

    public static AwsException LifecyclePolicyNotFound(RegistryScope registry, string name) => new(
        "LifecyclePolicyNotFoundException",
        $"Lifecycle policy does not exist for the repository with name '{name}' in the registry with id '{registry.Account}'");

    public static AwsException RepositoryPolicyNotFound(RegistryScope registry, string name) => new(
        "RepositoryPolicyNotFoundException",
        $"Repository policy does not exist for the repository with name '{name}' in the registry with id '{registry.Account}'");

    public static AwsException RegistryPolicyNotFound(RegistryScope registry) => new(
        "RegistryPolicyNotFoundException", $"Registry policy does not exist in the registry with id '{registry.Account}'");

    public static AwsException TemplateAlreadyExists(RegistryScope registry, string prefix) => new(
        "TemplateAlreadyExistsException",
        $"The repository creation template with prefix '{prefix}' already exists in the registry with id '{registry.Account}'");

    public static AwsException TemplateNotFound(RegistryScope registry, string prefix) => new(
        "TemplateNotFoundException",
        $"The repository creation template with prefix '{prefix}' does not exist in the registry with id '{registry.Account}'");

    public static AwsException ExclusionAlreadyExists(RegistryScope registry, string principal) => new(
        "ExclusionAlreadyExistsException",
        $"The pull time update exclusion for '{principal}' already exists in the registry with id '{registry.Account}'");

    public static AwsException ExclusionNotFound(RegistryScope registry, string principal) => new(
        "ExclusionNotFoundException", $"The pull time update exclusion for '{principal}' does not exist in the registry with id '{registry.Account}'");

    public static AwsException TooManyExclusions(int most) => new("LimitExceededException", $"A registry can have at most {most} pull time update exclusions");

    public static AwsException ScanNotFound(RegistryScope registry, string name, string digest, string? tag) => new(
        "ScanNotFoundException",
        $"Image scan does not exist for the image with '{{imageDigest:'{digest}', imageTag:'{tag ?? "null"}'}}' in the repository with name '{name}' in the registry with id '{registry.Account}'");

    public static AwsException ImageArchived() => new("ImageArchivedException", "The specified image is archived and cannot be scanned.");

    /// <summary>AWS's sentence, and why.</summary>
    public static AwsException StorageClassNotSupported(string why) => new(
        "ImageStorageClassUpdateNotSupportedException", $"The requested image storage class update is not supported: {why}");

    public static AwsException LayerArchived(RegistryScope registry, string name, string digest) => new(
        "LayerInaccessibleException",
        $"The layer with digest '{digest}' in the repository with name '{name}' in the registry with id '{registry.Account}' is part of archived images only");

    public static AwsException ScanQuota() => new("LimitExceededException", "The scan quota per image has been exceeded. Wait and try again.");

    public static AwsException UnsupportedImageType(string mediaType) => new(
        "UnsupportedImageTypeException", $"The image has a manifest of type '{mediaType}' and is no image that can be scanned");

    public static AwsException PreviewInProgress(RegistryScope registry, string name) => new(
        "LifecyclePolicyPreviewInProgressException",
        $"A lifecycle policy preview is already in progress for the repository with name '{name}' in the registry with id '{registry.Account}'");

    public static AwsException PreviewNotFound(RegistryScope registry, string name) => new(
        "LifecyclePolicyPreviewNotFoundException",
        $"Lifecycle policy preview does not exist for the repository with name '{name}' in the registry with id '{registry.Account}'");

    public static AwsException BackfillInProgress(RegistryScope registry, string region) => new(
        "ReplicationBackfillInProgressException",
        $"A replication backfill is already in progress for the destination region '{region}' in the registry with id '{registry.Account}'");

    public static AwsException BackfillNotFound(RegistryScope registry, string id) => new(
        "ReplicationBackfillNotFoundException",
        $"The replication backfill with id '{id}' does not exist in the registry with id '{registry.Account}'");

    public static AwsException BackfillInvalidStatus(string id, string status) => new(
        "ReplicationBackfillInvalidStatusException", $"The replication backfill with id '{id}' cannot be stopped: its status is '{status}'");

    public static AwsException TooManyBackfills(int most) => new(
        "LimitExceededException", $"A registry can have at most {most} replication backfills in progress");

    public static AwsException UploadNotFound(RegistryScope registry, string name, string id) => new(
        "UploadNotFoundException",
        $"The upload with id '{id}' does not exist in the repository with name '{name}' in the registry with id '{registry.Account}'");

    public static AwsException LayerAlreadyExists(RegistryScope registry, string name, Digest digest) => new(
        "LayerAlreadyExistsException",
        $"The layer with digest '{digest}' already exists in the repository with name '{name}' in the registry with id '{registry.Account}'");

    public static AwsException InvalidLayer(Digest given, Digest actual) => new(
        "InvalidLayerException", $"The layer digest '{given}' does not match the digest of the uploaded layer, '{actual}'");

    public static AwsException InvalidLayerPart(string id, long received) => new(
        "InvalidLayerPartException",
        $"The layer part does not begin where the upload with id '{id}' stands: {received} bytes were received")
    {
        Numbers = new Dictionary<string, long> { ["lastValidByteReceived"] = received - 1 },
    };

    public static AwsException LayerPartTooSmall(string id, int least) => new(
        "LayerPartTooSmallException", $"A layer part of the upload with id '{id}' is too small: every part but the last must have at least {least} bytes");

    public static AwsException EmptyUpload(string id) => new("EmptyUploadException", $"The upload with id '{id}' has no layer parts");

    public static AwsException TooManyTags() => new("TooManyTagsException", "A repository can have at most 50 tags");

    public static AwsException InvalidTag(string message) => new("InvalidTagParameterException", message);

    public static AwsException OtherRegistry(string caller, string registry) => new(
        "AccessDeniedException",
        $"User: {caller} is not authorized to use the registry with id '{registry}' because no resource-based policy allows it");

    /// <summary>A policy of a repository or registry does not let a caller.</summary>
    /// <param name="caller">ARN.</param>
    /// <param name="action">IAM action.</param>
    /// <param name="resource">ARN.</param>
    /// <param name="isExplicit">True when a statement denies it, false when none allows it.</param>
    public static AwsException DeniedByPolicy(string caller, string action, string resource, bool isExplicit) => new(
        "AccessDeniedException",
        $"User: {caller} is not authorized to perform: {action} on resource: {resource} "
        + (isExplicit ? "with an explicit deny in a resource-based policy" : $"because no resource-based policy allows the {action} action"));

    public static AwsException PullThroughCacheRuleAlreadyExists(RegistryScope registry, string prefix, string url) => new(
        "PullThroughCacheRuleAlreadyExistsException",
        $"A pull through cache rule with prefix '{prefix}' and upstream registry '{url}' already exists in the registry with id '{registry.Account}'");

    public static AwsException PullThroughCacheRuleNotFound(RegistryScope registry, string prefix) => new(
        "PullThroughCacheRuleNotFoundException",
        $"The pull through cache rule with prefix '{prefix}' does not exist in the registry with id '{registry.Account}'");

    public static AwsException UnsupportedUpstreamRegistry(string why) => new(
        "UnsupportedUpstreamRegistryException", $"The specified upstream registry isn't supported: {why}");

    public static AwsException SecretNotFound() => new(
        "SecretNotFoundException", "The ARN of the secret specified in the pull through cache rule was not found. Update the pull through cache rule with a valid secret ARN and try again.");

    public static AwsException UnableToAccessSecret(string why) => new(
        "UnableToAccessSecretException", $"The secret is unable to be accessed: {why}");

    public static AwsException UnableToGetUpstreamLayer(string why) => new(
        "UnableToGetUpstreamLayerException", $"There was an issue getting the upstream layer matching the pull through cache rule: {why}");

    /// <summary>A parameter and what is asked of it.</summary>
    public static AwsException Invalid(string member, string constraint) => new(
        "InvalidParameterException", $"Invalid parameter at '{member}' failed to satisfy constraint: '{constraint}'");

    /// <summary>ECR names the first broken constraint, in words of its own.</summary>
    public static AwsException Invalid(IReadOnlyList<Violation> violations)
    {
        const string Pattern = "Member must satisfy regular expression pattern: ";
        var (path, constraint) = (violations[0].Path, violations[0].Constraint);
        return Invalid(path, constraint.StartsWith(Pattern, StringComparison.Ordinal)
            ? $"must satisfy regular expression '{constraint[Pattern.Length..]}'"
            : constraint.StartsWith("Member ", StringComparison.Ordinal) ? constraint["Member ".Length..] : constraint);
    }
}
