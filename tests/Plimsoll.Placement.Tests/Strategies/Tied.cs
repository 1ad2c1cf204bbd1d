using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Strategies;

/// <summary>Which instances a chain cannot tell apart: those that some seed chooses.</summary>
internal static class Tied
{
    private const int Seeds = 80;

    public static string Among(Fleet fleet, PlacementRequest request) => string.Join(' ', Enumerable.Range(0, Seeds)
        .Select(seed => Placer.Place(fleet, request with { Explain = false }, Some.Chance((ulong)seed)).InstanceId ?? "nowhere")
        .Distinct().Order(StringComparer.Ordinal));
}
