namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>PolicyGroup</c> of AWS's model.</summary>
internal sealed record PolicyGroup
{
    public string? GroupId { get; init; }

    public string? GroupName { get; init; }
}
