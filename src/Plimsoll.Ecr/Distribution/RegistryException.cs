using Plimsoll.Ecr.Control.PullThrough.Upstream;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Distribution;

/// <summary>An error in the terms of the distribution specification.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Code of the specification, e.g. <c>NAME_UNKNOWN</c>.</param>
/// <param name="message">The sentence for a person.</param>
internal sealed class RegistryException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>The registry's form of an error of the API (spec/ecr.md §3, OCI error codes).</summary>
    public static RegistryException From(AwsException error)
    {
        var (status, code) = error.Code switch
        {
            "RepositoryNotFoundException" => (404, "NAME_UNKNOWN"),
            "ImageNotFoundException" => (404, "MANIFEST_UNKNOWN"),
            "UploadNotFoundException" => (404, "BLOB_UPLOAD_UNKNOWN"),
            "LayersNotFoundException" or "ReferencedImagesNotFoundException" => (400, "MANIFEST_BLOB_UNKNOWN"),
            "ImageTagAlreadyExistsException" => (400, "TAG_INVALID"),
            "ImageDigestDoesNotMatchException" or "InvalidLayerException" => (400, "DIGEST_INVALID"),
            "InvalidParameterException" => (400, "MANIFEST_INVALID"),
            "LimitExceededException" => (403, "DENIED"),
            "AccessDeniedException" or "AccessDenied" => (403, "DENIED"),
            "ThrottlingException" => (429, "TOOMANYREQUESTS"),
            _ => (error.Status, "UNKNOWN"),
        };
        return new RegistryException(status, code, error.Message);
    }

    /// <summary>The registry's form of a failure upstream.</summary>
    public static RegistryException From(UpstreamException error)
    {
        var (status, code) = error.Failure switch
        {
            UpstreamFailure.UpstreamAccessDenied => (403, "DENIED"),
            UpstreamFailure.UpstreamTooManyRequests => (429, "TOOMANYREQUESTS"),
            _ => (503, "UNAVAILABLE"),
        };
        return new RegistryException(status, code, $"{error.Failure}: {error.Message}");
    }

    public static RegistryException ManifestUnknown() => new(404, "MANIFEST_UNKNOWN", "Requested image not found");

    /// <summary>As ECR answers pulls from the archive, and what to do.</summary>
    public static RegistryException ManifestArchived() => new(
        404, "MANIFEST_UNKNOWN", "Requested image not found: it is archived, and UpdateImageStorageClass to STANDARD restores it");

    public static RegistryException BlobUnknown() => new(404, "BLOB_UNKNOWN", "Requested layer not found");

    public static RegistryException UploadUnknown() => new(404, "BLOB_UPLOAD_UNKNOWN", "Requested upload not found");

    /// <summary>A text that is no digest: of an algorithm that is not there, or not of its form.</summary>
    public static RegistryException DigestInvalid(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && DigestAlgorithm.Find(text.AsSpan(0, colon)) is null
            ? UnknownAlgorithm(text[..colon])
            : new(400, "DIGEST_INVALID", "The digest is not sha256: and 64, or sha512: and 128, lower-case hexadecimal digits");
    }

    public static RegistryException UnknownAlgorithm(string name) => new(
        400, "DIGEST_INVALID", $"The digest algorithm '{name[..Math.Min(name.Length, 64)]}' is not supported: sha256 and sha512 are");

    public static RegistryException Unsupported(string method) => new(405, "UNSUPPORTED", $"The operation is unsupported: {method} is not offered at this path");
}
