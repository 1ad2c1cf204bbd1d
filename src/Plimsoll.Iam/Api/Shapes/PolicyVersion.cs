namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>PolicyVersion</c> of AWS's model.</summary>
internal sealed record PolicyVersion
{
    public DateTimeOffset? CreateDate { get; init; }

    public string? Document { get; init; }

    public bool? IsDefaultVersion { get; init; }

    public string? VersionId { get; init; }
}
