namespace Plimsoll.Placement.Querying;

/// <summary>An expression that is not in the cluster query language.</summary>
public sealed class ClusterQueryException : PlacementValidationException
{
    internal ClusterQueryException(string reason, int position)
        : base($"Invalid expression: {reason} at position {position}.")
    {
        Reason = reason;
        Position = position;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; }

    /// <summary>Where, counted in characters from 0.</summary>
    public int Position { get; }
}
