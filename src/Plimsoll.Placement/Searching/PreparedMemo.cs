namespace Plimsoll.Placement.Searching;

/// <summary>
/// Holds what was worked out about a request. It is a memory of the request, not a part of it: it never tells two
/// equal requests apart.
/// </summary>
internal readonly struct PreparedMemo(PreparedRequest? value) : IEquatable<PreparedMemo>
{
    public PreparedRequest? Value => value;

    public bool Equals(PreparedMemo other) => true;

    public override bool Equals(object? obj) => obj is PreparedMemo;

    public override int GetHashCode() => 0;
}
