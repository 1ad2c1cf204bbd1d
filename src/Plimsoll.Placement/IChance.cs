namespace Plimsoll.Placement;

/// <summary>Where random choices come from. It is handed in, so that a run can be replayed exactly.</summary>
public interface IChance
{
    /// <summary>A whole number from 0 up to, and without, <paramref name="exclusiveMax"/>, each equally likely.</summary>
    /// <param name="exclusiveMax">1 or more.</param>
    int Next(int exclusiveMax);
}
