namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>AccessKeyMetadata</c> of AWS's model.</summary>
internal sealed record AccessKeyMetadata
{
    public string? AccessKeyId { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public string? Status { get; init; }

    public string? UserName { get; init; }
}
