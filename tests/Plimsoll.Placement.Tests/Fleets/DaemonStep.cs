using CsCheck;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>One thing that happens to a cluster with daemons; what the numbers mean depends on the kind.</summary>
internal sealed record DaemonStep(int Kind, int A, int B)
{
    private static readonly Gen<DaemonStep> Any = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 59], Gen.Int[0, 59], (kind, a, b) => new DaemonStep(kind, a, b));

    /// <summary>A life of up to so many steps.</summary>
    public static Gen<DaemonStep[]> Life(int steps) => Any.Array[1, steps];
}
