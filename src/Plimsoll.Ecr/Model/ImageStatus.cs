namespace Plimsoll.Ecr.Model;

/// <summary>The statuses of images. ECR's third, <c>ACTIVATING</c>, does not occur: a restore is done when it is answered.</summary>
internal static class ImageStatus
{
    public const string Active = "ACTIVE";
    public const string Archived = "ARCHIVED";

    /// <summary>In filters: all of them.</summary>
    public const string Any = "ANY";

    /// <summary>True when an image passes a filter; one that was not given lets active images pass.</summary>
    public static bool Passes(ImageRecord image, string? filter) => filter == Any || image.Status == (filter ?? Active);
}
