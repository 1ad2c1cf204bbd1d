namespace Plimsoll.Placement;

/// <summary>An attribute that an instance must have, and, when a value is given, have with that value.</summary>
/// <param name="Name">Such as <c>ecs.capability.task-eni</c>.</param>
/// <param name="Value">The value to match; null when presence is enough.</param>
public sealed record RequiredAttribute(string Name, string? Value = null)
{
    /// <inheritdoc/>
    public override string ToString() => Value is null ? Name : $"{Name}={Value}";
}
