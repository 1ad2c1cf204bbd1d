using CsCheck;

namespace Plimsoll.Ecs.Tests.Control.Services.Worlds;

/// <summary>Lives worlds through histories that CsCheck draws, and shrinks when a rule is broken.</summary>
internal static class Histories
{
    private const long Drawn = 1_000;
    private static readonly Gen<int> Minimum = Gen.OneOf(0, 25, 50, 75, 100);
    private static readonly Gen<int> Maximum = Gen.OneOf(100, 125, 150, 200);

    public static Gen<World> Replicas { get; } = Gen.Select(Gen.Int[0, 7], Minimum, Maximum, (desired, low, high) => (World)new ReplicaWorld(desired, low, high));

    public static Gen<World> Daemons { get; } = Minimum.Select(low => (World)new DaemonWorld(low));

    /// <summary>A rule that holds of every step, whatever happens between two of them.</summary>
    public static void Always(this Gen<World> worlds, Action<Moment> rule) => Gen.Select(worlds, Event.History, Gen.Int).Sample(
        (world, history, seed) =>
        {
            var chance = new Random(seed);
            Keep(rule, world.Step(chance));
            foreach (var one in history)
            {
                world.Happen(one);
                Keep(rule, world.Step(chance));
            }
        },
        iter: Drawn);

    /// <summary>Where a world comes to once nothing disturbs it any more: the last step, after which no other one would do anything new.</summary>
    public static void InTheEnd(this Gen<World> worlds, Action<Moment> rule) => Gen.Select(worlds, Event.History, Gen.Int).Sample(
        (world, history, seed) =>
        {
            var chance = new Random(seed);
            foreach (var one in history)
            {
                world.Happen(one);
                world.Step(chance);
            }

            world.Quieten();
            var moment = world.Step(chance);
            for (var left = (4 * (world.Tasks.Count + world.Desired)) + 8; left > 0 && !moment.Plan.Steady && !moment.Plan.Stuck; left--)
            {
                world.Rest();
                moment = world.Step(chance);
            }

            Keep(rule, moment);
        },
        iter: Drawn);

    private static void Keep(Action<Moment> rule, Moment moment)
    {
        try
        {
            rule(moment);
        }
        catch (Exception broken)
        {
            throw new InvalidOperationException($"{moment}: {broken.Message}", broken);
        }
    }
}
