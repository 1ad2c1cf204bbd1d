using System.Runtime.CompilerServices;

namespace Plimsoll.Placement;

/// <summary>SplitMix64: small, fast, and the same sequence for the same seed on every machine.</summary>
/// <param name="seed">Any number; equal seeds give equal sequences.</param>
public sealed class SeededChance(ulong seed) : IChance
{
    private ulong _state = seed;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        var bound = (uint)exclusiveMax;
        var product = (ulong)NextBits() * bound;
        var low = (uint)product;
        if (low < bound)
        {
            // Lemire's rejection keeps every outcome equally likely when the bound does not divide 2^32.
            var threshold = (uint)-(int)bound % bound;
            while (low < threshold)
            {
                product = (ulong)NextBits() * bound;
                low = (uint)product;
            }
        }

        return (int)(product >> 32);
    }

    private uint NextBits()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return (uint)((z ^ (z >> 31)) >> 32);
    }
}
