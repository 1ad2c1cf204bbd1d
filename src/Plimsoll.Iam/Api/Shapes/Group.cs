namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>Group</c> of AWS's model.</summary>
internal sealed record Group
{
    public string? Arn { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public string? GroupId { get; init; }

    public string? GroupName { get; init; }

    public string? Path { get; init; }
}
