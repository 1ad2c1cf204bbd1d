using System.Text.RegularExpressions;
using Plimsoll.Cells;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Finds the image of an identifier, or says in ECR's words why not.</summary>
internal static partial class ImageLookup
{
    private const string DigestPattern = "[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+";
    private const string TagPattern = "[a-zA-Z0-9-_.]+";

    /// <summary>The image, or the failure.</summary>
    public static (ImageRecord? Image, ImageFailure? Failure) Find(View view, string repository, ImageIdentifier id)
    {
        if (id.ImageDigest is null && id.ImageTag is null)
        {
            return Failed(id, "MissingDigestAndTag", "Invalid request parameters: both tag and digest cannot be null");
        }

        if (id.ImageDigest is not null && !Digests.IsMatch(id.ImageDigest))
        {
            return Failed(id, "InvalidImageDigest", $"Invalid request parameters: image digest should satisfy the regex '{DigestPattern}'");
        }

        if (id.ImageTag is not null && !Tags.IsMatch(id.ImageTag))
        {
            return Failed(id, "InvalidImageTag", $"Invalid request parameters: image tag should satisfy the regex '{TagPattern}'");
        }

        var image = id.ImageTag is { } tag
            ? ImagePull.Find(view, repository, tag)
            : view.Get(EcrTables.Images, ImageRecord.KeyOf(repository, id.ImageDigest!));
        return image is null ? Failed(id, "ImageNotFound", "Requested image not found")
            : id.ImageDigest is not null && image.Digest != id.ImageDigest
                ? Failed(id, "ImageTagDoesNotMatchDigest", "Invalid request parameters: image tag does not match image digest")
            : (image, null);
    }

    /// <summary>True for what can stand in an address for an image: a tag or a digest.</summary>
    public static bool IsReference(string text) => Tags.IsMatch(text) || Digest.TryParse(text, out var _);

    /// <summary>The image of an identifier.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ImageNotFoundException</c>, or <c>InvalidParameterException</c> for what is none.</exception>
    public static ImageRecord Known(View view, RegistryScope registry, string repository, ImageIdentifier id)
    {
        var (image, failure) = Find(view, repository, id);
        return image ?? throw (failure!.FailureCode is "ImageNotFound" or "ImageTagDoesNotMatchDigest"
            ? EcrErrors.ImageNotFound(registry, repository, id.ImageDigest, id.ImageTag)
            : new Wire.Errors.AwsException("InvalidParameterException", failure.FailureReason!));
    }

    /// <summary>Refuses a text that cannot be a tag.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidParameterException</c>.</exception>
    public static void CheckTag(string tag)
    {
        if (!Tags.IsMatch(tag))
        {
            throw EcrErrors.Invalid("imageTag", $"must satisfy regular expression '{TagPattern}'");
        }
    }

    private static (ImageRecord? Image, ImageFailure? Failure) Failed(ImageIdentifier id, string code, string reason) =>
        (null, new ImageFailure { ImageId = id, FailureCode = code, FailureReason = reason });

    [GeneratedRegex(@"\A[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digests { get; }

    [GeneratedRegex(@"\A[a-zA-Z0-9-_.]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tags { get; }
}
