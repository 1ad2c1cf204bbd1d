namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>AttachedPolicy</c> of AWS's model.</summary>
internal sealed record AttachedPolicy
{
    public string? PolicyArn { get; init; }

    public string? PolicyName { get; init; }
}
