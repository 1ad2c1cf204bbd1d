using CsCheck;
using Plimsoll.Agent.Images;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Payload;
using Plimsoll.AgentLink.Tcs;
using static Plimsoll.Agent.Tests.Tasks.Plans;

namespace Plimsoll.Agent.Tests.Tasks;

/// <summary>Plays whole lives of random tasks: random dependencies, random failures, answers in random order.</summary>
public class DecisionProperties
{
    private static readonly string[] Conditions = ["START", "COMPLETE", "SUCCESS", "HEALTHY"];

    private static readonly Gen<Life> Lives =
        from count in Gen.Int[1, 6]
        from edges in Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 3]).Array[0, 8]
        from essential in Gen.Bool.Array[6]
        from seed in Gen.Int
        from stopAt in Gen.Int[0, 60]
        select new Life(count, edges, essential, seed, stopAt);

    [Fact]
    public void Every_life_ends_and_no_container_starts_or_stops_out_of_order() => Lives.Sample(life => Play(life), iter: 3000);

    private sealed record Life(int Count, (int From, int To, int Condition)[] Edges, bool[] Essential, int Seed, int StopAt);

    private static bool Play(Life life)
    {
        var chance = new Random(life.Seed);
        var plan = Plan([.. Enumerable.Range(0, life.Count).Select(i => Describe(life, i))]);
        var state = State(plan);
        var todo = new List<TaskAction>();
        var now = Now;
        for (var turn = 0; turn < 400; turn++)
        {
            if (turn == life.StopAt)
            {
                state = state with { StopWanted = true };
            }

            var before = state;
            var outcome = Decision.Next(plan, state, now);
            state = outcome.State;
            todo.AddRange(outcome.Actions.Where(action => action is not TaskAction.CancelPull));
            foreach (var action in outcome.Actions)
            {
                Check(plan, before, state, action);
            }

            if (state.IsStopped)
            {
                return todo.Count == 0 && state.StoppedAt is not null;
            }

            now = now.AddSeconds(1);
            if (todo.Count > 0)
            {
                var index = chance.Next(todo.Count);
                state = Happenings.Apply(plan, state, Answer(todo[index], state, chance, now), now);
                todo.RemoveAt(index);
            }
            else
            {
                state = Happenings.Apply(plan, state, Live(state, chance, now), now);
            }
        }

        return false;
    }

    private static AcsContainer Describe(Life life, int i)
    {
        var dependencies = life.Edges
            .Where(edge => edge.From == i && edge.To < i)
            .DistinctBy(edge => edge.To)
            .Select(edge => ($"c{edge.To}", Conditions[edge.Condition]));
        return Container($"c{i}", [.. dependencies]) with { Essential = life.Essential[i] || i == 0, StartTimeout = 40 };
    }

    private static void Check(TaskPlan plan, TaskState state, TaskState after, TaskAction action)
    {
        if (action is TaskAction.Create or TaskAction.Start)
        {
            var name = action is TaskAction.Create create ? create.Container : ((TaskAction.Start)action).Container;
            Assert.False(state.StopWanted);
            foreach (var dependency in plan[name].Dependencies)
            {
                var on = state.Find(dependency.On)!;
                Assert.True(
                    dependency.Condition switch
                    {
                        DependencyCondition.Start => on.HasStarted,
                        DependencyCondition.Complete => on is { HasStarted: true, Phase: ContainerPhase.Stopped },
                        DependencyCondition.Success => on is { HasStarted: true, Phase: ContainerPhase.Stopped, ExitCode: 0 },
                        _ => on.Health == HealthStatus.Healthy,
                    },
                    $"{name} began before {dependency}");
            }
        }

        if (action is TaskAction.Stop stop)
        {
            Assert.All(plan.DependentsOf(stop.Container), it => Assert.Equal(ContainerPhase.Stopped, after.Find(it.Name)!.Phase));
        }
    }

    private static Happening Answer(TaskAction action, TaskState state, Random chance, DateTimeOffset now)
    {
        var fails = chance.Next(12) == 0;
        return action switch
        {
            TaskAction.Pull it when state.Find(it.Container)!.Doing == Operation.CancelPull => new Happening.Interrupted(it.Container),
            TaskAction.Pull it => fails ? new Happening.Failed(it.Container, "pull") : new Happening.Pulled(it.Container, new ImagePin("i", null, null), null),
            TaskAction.Create it => fails ? new Happening.Failed(it.Container, "create") : new Happening.Created(it.Container, "d", []),
            TaskAction.Start it => fails ? new Happening.Failed(it.Container, "start") : new Happening.Started(it.Container, now),
            TaskAction.Stop it => chance.Next(4) == 0
                ? new Happening.Interrupted(it.Container)
                : new Happening.Exited(it.Container, new ContainerExit(137, null, now)),
            _ => throw new InvalidOperationException(),
        };
    }

    private static Happening Live(TaskState state, Random chance, DateTimeOffset now)
    {
        var running = state.Containers.Where(it => it.Phase == ContainerPhase.Running).ToList();
        if (running.Count == 0)
        {
            return new Happening.Interrupted("nobody");
        }

        var container = running[chance.Next(running.Count)].Name;
        return chance.Next(3) switch
        {
            0 => new Happening.Health(container, HealthStatus.Healthy, now),
            1 => new Happening.Exited(container, new ContainerExit(chance.Next(2), null, now)),
            _ => new Happening.Interrupted("nobody"),
        };
    }
}
