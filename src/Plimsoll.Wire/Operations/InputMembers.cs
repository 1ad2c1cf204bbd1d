using System.Text.Json.Serialization.Metadata;

namespace Plimsoll.Wire.Operations;

/// <summary>Members of an operation's input by the names that they have in the API model.</summary>
public static class InputMembers
{
    /// <summary>The value of a member; null when the shape or the input has it not.</summary>
    /// <param name="shape">Shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="name">Name of the member.</param>
    public static object? Of(JsonTypeInfo shape, object input, string name) =>
        shape.Properties.FirstOrDefault(property => property.Name == name)?.Get?.Invoke(input);

    /// <summary>The text of a member; null when it is absent, empty or no text.</summary>
    /// <inheritdoc cref="Of"/>
    public static string? Text(JsonTypeInfo shape, object input, string name) => Of(shape, input, name) is string { Length: > 0 } text ? text : null;
}
