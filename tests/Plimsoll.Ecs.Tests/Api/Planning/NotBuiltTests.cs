using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Planning;

/// <summary>What no agent of this version can do is named, and never offered as a remedy.</summary>
public sealed class NotBuiltTests : IAsyncLifetime
{
    private readonly EcsHarness _ecs = new();

    public async ValueTask InitializeAsync()
    {
        await _ecs.JoinAsync();
        await _ecs.CallAsync(
            "RegisterTaskDefinition",
            "{'family':'f','volumes':[{'name':'v','efsVolumeConfiguration':{'fileSystemId':'fs-1','transitEncryption':'ENABLED'}}],'containerDefinitions':[{'name':'main','image':'i','memory':16,'mountPoints':[{'sourceVolume':'v','containerPath':'/v'}]}]}");
    }

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task A_plan_names_the_capability_and_offers_no_remedy()
    {
        var plan = await PlanAsync();

        Assert.Contains("attribute ecs.capability.efsAuth (not in this version)", (string?)plan["failures"]![0]!["detail"], StringComparison.Ordinal);
        Assert.Empty(plan["remedies"]!.AsArray());
    }

    private async Task<JsonNode> PlanAsync()
    {
        var operation = _ecs.Service.Planning.Operations.Single(one => one.Name == "PlanRunTask");
        var input = JsonSerializer.Deserialize("""{"taskDefinition":"f"}""", operation.Input)!;
        return JsonSerializer.SerializeToNode(await operation.Invoke(_ecs.Call, input), operation.Output)!;
    }
}
