namespace Plimsoll.Acceptance.Tests.Fuzz;

/// <summary>An input as a tree that can be written as JSON or as form fields, and need not be right.</summary>
internal abstract record Value
{
    /// <summary>A number, <c>true</c>, <c>null</c> or nonsense, written as it stands.</summary>
    public sealed record Raw(string Text) : Value;

    /// <summary>A string; may hold what is no text.</summary>
    public sealed record Words(string Text) : Value;

    /// <summary>A list.</summary>
    public sealed record Items(IReadOnlyList<Value> Values) : Value;

    /// <summary>A structure or map; names may repeat.</summary>
    public sealed record Members(IReadOnlyList<(string Name, Value Value)> Values) : Value;
}
