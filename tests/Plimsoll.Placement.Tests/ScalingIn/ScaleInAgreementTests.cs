using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.ScalingIn;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Reference;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.ScalingIn;

/// <summary>Every task that scale-in chooses is one that the rules allow, until none is left.</summary>
public sealed class ScaleInAgreementTests
{
    private static readonly string[][] Chains =
    [
        [], ["random"], ["spread:instanceId"], ["spread:attribute:ecs.availability-zone"], ["binpack:memory"], ["binpack:cpu"],
        ["spread:attribute:ecs.availability-zone", "binpack:memory"], ["spread:attribute:ecs.availability-zone", "spread:host"],
        ["binpack:cpu", "spread:instanceId"], ["spread:attribute:rack", "random", "binpack:cpu"],
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_choice_is_one_that_the_rules_allow(ulong seed) => ChooseAll(
        seed, (fleet, chance) => request => ScaleIn.Choose(fleet, request, chance).TaskId);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void So_is_every_choice_of_several_that_were_prepared_together(ulong seed) => ChooseAll(seed, (fleet, chance) =>
    {
        ScaleInChoices? choices = null;
        return request => (choices ??= new ScaleInChoices(fleet, request)).Next(chance).TaskId;
    });

    private static void ChooseAll(ulong seed, Func<Fleet, SeededChance, Func<ScaleInRequest, string?>> chooser)
    {
        var chance = new SeededChance(seed);
        foreach (var chain in Chains)
        {
            var twins = Service(chance);
            var choose = chooser(twins.Fleet, chance);
            var strategies = StrategyChain.ForService(chain.Select(Some.Strategy));
            var left = twins.Reference.Tasks.Values.Where(task => task.Service == "s" && !task.Stopping).Select(task => Wish(task.Id, chance)).ToList();
            while (left.Count > 0)
            {
                var request = new ScaleInRequest { Service = "s", Tasks = [.. left], Strategies = strategies };
                var allowed = ReferenceScaleIn.Allowed(twins.Reference, request);
                var chosen = choose(request);
                if (chosen is null)
                {
                    Assert.Empty(allowed);
                    break;
                }

                Assert.Contains(chosen, allowed);
                left.RemoveAll(task => task.TaskId == chosen);
                twins.Put(twins.Reference.Tasks[chosen] with { Stopping = true });
            }
        }
    }

    private static ScaleInTask Wish(string id, SeededChance chance) => new()
    {
        TaskId = id,
        Protected = chance.Next(6) == 0,
        OnPrimaryDeployment = chance.Next(4) > 0,
        Healthy = chance.Next(5) > 0,
    };

    private static TwinFleets Service(SeededChance chance)
    {
        var twins = new TwinFleets();
        for (var i = 0; i < 8; i++)
        {
            twins.Put(Some.Instance($"i{i}", 2000 + (100 * chance.Next(3)), 2000 + (100 * chance.Next(3)), $"{chance.Next(3)}", ("rack", $"{chance.Next(2)}")) with
            {
                Status = chance.Next(5) == 0 ? InstanceStatus.Draining : InstanceStatus.Active,
            });
        }

        for (var i = 0; i < 40; i++)
        {
            var service = chance.Next(4) > 0 ? "s" : "other";
            twins.Put(Some.Task($"t{i}", $"i{chance.Next(8)}", $"service:{service}", Some.Demand(10 * chance.Next(4), 10 * chance.Next(4))) with
            {
                Service = service,
                Running = chance.Next(5) > 0,
                Stopping = chance.Next(8) == 0,
            });
        }

        return twins;
    }
}
