namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>AssumedRoleUser</c> of AWS's model.</summary>
internal sealed record AssumedRoleUser
{
    public string? Arn { get; init; }

    public string? AssumedRoleId { get; init; }
}
