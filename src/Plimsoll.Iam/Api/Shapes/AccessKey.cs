namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>AccessKey</c> of AWS's model.</summary>
internal sealed record AccessKey
{
    public string? AccessKeyId { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public string? SecretAccessKey { get; init; }

    public string? Status { get; init; }

    public string? UserName { get; init; }
}
