namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>AccessKeyLastUsed</c> of AWS's model.</summary>
internal sealed record AccessKeyLastUsed
{
    public DateTimeOffset? LastUsedDate { get; init; }

    public string? Region { get; init; }

    public string? ServiceName { get; init; }
}
