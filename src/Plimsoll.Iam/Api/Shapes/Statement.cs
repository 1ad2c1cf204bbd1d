namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>Statement</c> of AWS's model.</summary>
internal sealed record Statement
{
    public Position? EndPosition { get; init; }

    public string? SourcePolicyId { get; init; }

    public string? SourcePolicyType { get; init; }

    public Position? StartPosition { get; init; }
}
