namespace Plimsoll.Wire.Operations;

/// <summary>One permission that a call needs. A call may need several, and goes on only with all of them.</summary>
/// <param name="Action">IAM action, e.g. <c>ecs:RunTask</c>.</param>
/// <param name="Resource">ARN of what it is done to; <see cref="AnyResource"/> where the action knows no resource.</param>
public sealed record Need(string Action, string Resource = Need.AnyResource)
{
    /// <summary>The resource of an action that has none.</summary>
    public const string AnyResource = "*";

    /// <summary>Condition keys that this need brings beside those of the call itself.</summary>
    public NeedKeys Keys { get; init; } = new();
}
