namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>PolicyDetail</c> of AWS's model.</summary>
internal sealed record PolicyDetail
{
    public string? PolicyDocument { get; init; }

    public string? PolicyName { get; init; }
}
