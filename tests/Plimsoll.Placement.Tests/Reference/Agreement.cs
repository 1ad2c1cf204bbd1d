using Plimsoll.Placement.Explaining;

namespace Plimsoll.Placement.Tests.Reference;

/// <summary>Asserts that a decision, its reasons and its explanation are what the specification allows.</summary>
internal static class Agreement
{
    public static void Check(ReferenceDecision expected, PlacementDecision decision, ReferenceFleet fleet, PlacementRequest request)
    {
        Assert.Equal(expected.Best.Count > 0, decision.Placed);
        if (decision.Placed)
        {
            Assert.Contains(decision.InstanceId, expected.Best);
            Assert.Equal(request.Demand.Gpus, decision.GpuIds.Count);
            Assert.Empty(decision.Failures);
        }
        else
        {
            CheckFailures(expected, decision, fleet, request);
        }

        if (decision.Explanation is { } explanation)
        {
            Assert.Equal(fleet.Instances.Count, explanation.Considered);
            Assert.Equal(expected.Candidates, explanation.Candidates);
            Assert.Equal(expected.Refused, explanation.Refused.ToDictionary(refusal => refusal.Filter, refusal => refusal.Count));
            Assert.Equal(expected.Left, explanation.Steps.Select(step => step.Left));
            Assert.True(explanation.Telling.Count <= Explanation.MaxTelling);
        }
    }

    private static void CheckFailures(ReferenceDecision expected, PlacementDecision decision, ReferenceFleet fleet, PlacementRequest request)
    {
        Assert.NotEmpty(decision.Failures);
        var closest = decision.Failures[0];
        if (expected.FewestFailedChecks is not { } fewest)
        {
            Assert.Null(closest.InstanceId);
            return;
        }

        Assert.NotNull(closest.InstanceId);
        var failed = ReferencePlacer.FailedChecks(fleet, request, fleet.FactsOf(closest.InstanceId)).ToArray();
        Assert.Equal(fewest, failed.Length);
        Assert.Equal(Reason(failed[0]), closest.Reason);
    }

    private static string Reason(string check) => check switch
    {
        "agent" => "AGENT",
        "attributes" => "ATTRIBUTE",
        "zones" => "LOCATION",
        "cpu" => "RESOURCE:CPU",
        "memory" => "RESOURCE:MEMORY",
        "ports" => "RESOURCE:PORTS",
        "udpPorts" => "RESOURCE:PORTS_UDP",
        "gpu" => "RESOURCE:GPU",
        "eni" => "RESOURCE:ENI",
        "memberOf" => "MemberOf placement constraint unsatisfied.",
        "distinctInstance" => "DistinctInstance placement constraint unsatisfied.",
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, "has no reason"),
    };
}
