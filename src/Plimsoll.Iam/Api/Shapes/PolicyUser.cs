namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>PolicyUser</c> of AWS's model.</summary>
internal sealed record PolicyUser
{
    public string? UserId { get; init; }

    public string? UserName { get; init; }
}
