namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>LoginProfile</c> of AWS's model.</summary>
internal sealed record LoginProfile
{
    public DateTimeOffset? CreateDate { get; init; }

    public bool? PasswordResetRequired { get; init; }

    public string? UserName { get; init; }
}
