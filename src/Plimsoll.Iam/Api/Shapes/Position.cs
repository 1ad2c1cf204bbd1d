namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>Position</c> of AWS's model.</summary>
internal sealed record Position
{
    public int? Column { get; init; }

    public int? Line { get; init; }
}
