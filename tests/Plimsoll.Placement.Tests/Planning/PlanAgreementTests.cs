using Plimsoll.Placement.Planning;
using Plimsoll.Placement.Tests.Reference;

namespace Plimsoll.Placement.Tests.Planning;

/// <summary>In the middle of any life of a cluster, a plan is exactly what placing then does, and leaves no trace.</summary>
public sealed class PlanAgreementTests
{
    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    [InlineData(43)]
    [InlineData(44)]
    [InlineData(45)]
    [InlineData(46)]
    public void A_plan_fits_the_reference_and_the_decisions_after_it_do_too(ulong seed)
    {
        var churn = new Churn(seed, instances: 20, kinds: 5);
        churn.Fill();
        for (var round = 0; round < 60; round++)
        {
            for (var step = 0; step < 4; step++)
            {
                churn.Step();
            }

            var request = churn.AnyRequest();
            var tasks = churn.Twins.Fleet.TaskCount;
            var plan = Planner.Plan(churn.Twins.Fleet, request, 4, new SeededChance(seed));
            Assert.Equal(tasks, churn.Twins.Fleet.TaskCount);

            var shadow = new ReferenceFleet();
            Copy(churn.Twins.Reference, shadow);
            foreach (var planned in plan.Placed)
            {
                Assert.Contains(planned.InstanceId, ReferencePlacer.Place(shadow, request).Best);
                shadow.Tasks[$"p{shadow.Tasks.Count}"] = new()
                {
                    Id = $"p{shadow.Tasks.Count}",
                    InstanceId = planned.InstanceId,
                    Group = request.Group,
                    Service = request.Service,
                    Demand = request.Demand,
                    GpuIds = planned.GpuIds,
                };
            }

            Assert.Equal(4, plan.Placed.Count + plan.Unplaced);
            Assert.Equal(plan.Unplaced > 0, ReferencePlacer.Place(shadow, request).Best.Count == 0 && plan.Placed.Count < 4);
        }
    }

    private static void Copy(ReferenceFleet from, ReferenceFleet to)
    {
        foreach (var instance in from.Instances)
        {
            to.Instances.Add(instance.Key, instance.Value);
        }

        foreach (var task in from.Tasks)
        {
            to.Tasks.Add(task.Key, task.Value);
        }

        foreach (var daemon in from.Daemons)
        {
            to.Daemons.Add(daemon.Key, daemon.Value);
        }
    }
}
