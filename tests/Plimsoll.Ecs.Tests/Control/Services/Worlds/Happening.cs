using CsCheck;

namespace Plimsoll.Ecs.Tests.Control.Services.Worlds;

/// <summary>Something that happens to a service between two steps of its scheduler.</summary>
internal enum Happening
{
    /// <summary>A task gets on: it runs, it is well; one that is ending ends.</summary>
    GetsOn,

    /// <summary>All of them do.</summary>
    AllGetOn,

    /// <summary>A task that runs falls ill.</summary>
    FallsIll,

    /// <summary>A task is gone.</summary>
    Fails,

    /// <summary>A task is protected, or no longer.</summary>
    Protects,

    /// <summary>An instance drains, or comes back.</summary>
    Drains,

    /// <summary>An instance no longer matches what a DAEMON service asks for, or does again.</summary>
    Mismatches,

    /// <summary>Another number of tasks is desired.</summary>
    Scales,

    /// <summary>A new deployment supersedes what is there.</summary>
    Deploys,

    /// <summary>The newest deployment has FAILED.</summary>
    Breaks,
}

/// <summary>One happening as data, so that a failing history shrinks.</summary>
/// <param name="What">What happens.</param>
/// <param name="Which">Which task, instance or number it happens to.</param>
internal readonly record struct Event(Happening What, int Which)
{
    public static Gen<Event[]> History { get; } = Gen.Frequency(
        (8, Gen.Const(Happening.GetsOn)),
        (4, Gen.Const(Happening.AllGetOn)),
        (2, Gen.Const(Happening.FallsIll)),
        (1, Gen.Const(Happening.Fails)),
        (1, Gen.Const(Happening.Protects)),
        (1, Gen.Const(Happening.Drains)),
        (1, Gen.Const(Happening.Mismatches)),
        (1, Gen.Const(Happening.Scales)),
        (2, Gen.Const(Happening.Deploys)),
        (1, Gen.Const(Happening.Breaks))).Select(Gen.Int[0, 11], (what, which) => new Event(what, which)).Array[0, 40];
}
