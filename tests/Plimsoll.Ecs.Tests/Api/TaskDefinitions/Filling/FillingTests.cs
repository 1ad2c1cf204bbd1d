using System.Text.Json.Nodes;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions.Filling;

public sealed class FillingTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Theory]
    [InlineData("'drop':['ALL']", """{"add":[],"drop":["ALL"]}""")]
    [InlineData("'add':['SYS_PTRACE']", """{"add":["SYS_PTRACE"],"drop":[]}""")]
    public async Task Capabilities_are_both_lists(string given, string answered)
    {
        var registered = await _ecs.CallAsync("RegisterTaskDefinition", Definitions.With($"'linuxParameters':{{'capabilities':{{{given}}}}}"));

        Assert.Equal(answered, registered["taskDefinition"]!["containerDefinitions"]![0]!["linuxParameters"]!["capabilities"]!.ToJsonString());
    }

    [Theory]
    [InlineData("bridge", "{'containerPort':80}", 0)]
    [InlineData("bridge", "{'containerPort':80,'hostPort':8080}", 8080)]
    [InlineData("host", "{'containerPort':80}", 0)]
    [InlineData("host", "{'containerPort':80,'hostPort':80}", 80)]
    [InlineData("awsvpc", "{'containerPort':80}", 80)]
    [InlineData("awsvpc", "{'containerPort':80,'hostPort':0}", 80)]
    public async Task A_port_mapping_has_a_host_port_and_a_protocol(string mode, string mapping, int hostPort)
    {
        var container = await ContainerAsync($"'portMappings':[{mapping}]", $"'networkMode':'{mode}'");

        Assert.Equal($"{hostPort} tcp", $"{container["portMappings"]![0]!["hostPort"]} {container["portMappings"]![0]!["protocol"]}");
    }

    [Fact]
    public async Task A_port_range_has_no_host_port()
    {
        var container = await ContainerAsync("'portMappings':[{'containerPortRange':'80-90'}]");

        Assert.Equal("""{"containerPortRange":"80-90","protocol":"tcp"}""", container["portMappings"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task A_health_check_has_AWS_s_times()
    {
        var container = await ContainerAsync("'healthCheck':{'command':['CMD-SHELL','true']}");

        Assert.Equal("""{"command":["CMD-SHELL","true"],"interval":30,"retries":3,"timeout":5}""", container["healthCheck"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{'name':'v'}", """{"host":{},"name":"v"}""")]
    [InlineData("{'name':'v','host':{'sourcePath':'/x'}}", """{"host":{"sourcePath":"/x"},"name":"v"}""")]
    [InlineData("{'name':'v','configuredAtLaunch':true}", """{"configuredAtLaunch":true,"name":"v"}""")]
    [InlineData("{'name':'v','dockerVolumeConfiguration':{}}", """{"dockerVolumeConfiguration":{"scope":"task"},"name":"v"}""")]
    [InlineData(
        "{'name':'v','efsVolumeConfiguration':{'fileSystemId':'fs-1'}}",
        """{"efsVolumeConfiguration":{"fileSystemId":"fs-1","rootDirectory":"/"},"name":"v"}""")]
    public async Task A_volume_has_the_defaults_of_its_kind(string given, string answered)
    {
        var definition = await RegisterAsync(Definitions.With("'mountPoints':[{'sourceVolume':'v','containerPath':'/v'}]", $"'volumes':[{given}]"));

        Assert.Equal(answered, definition["volumes"]![0]!.ToJsonString());
    }

    [Theory]
    [InlineData("'cpu':'1 vCPU'", "1024", null)]
    [InlineData("'cpu':'.5 vcpu'", "512", null)]
    [InlineData("'cpu':'0.25vCPU'", "256", null)]
    [InlineData("'cpu':'0256'", "256", null)]
    [InlineData("'memory':'1GB'", null, "1024")]
    [InlineData("'memory':'0.5 GB'", null, "512")]
    [InlineData("'memory':'512'", null, "512")]
    public async Task Sizes_become_whole_numbers(string members, string? cpu, string? memory)
    {
        var definition = await RegisterAsync(Definitions.With(task: members));

        Assert.Equal((cpu, memory), ((string?)definition["cpu"], (string?)definition["memory"]));
    }

    [Fact]
    public async Task A_network_mode_that_was_not_given_is_not_answered() =>
        Assert.Null((await RegisterAsync(Definitions.Small))["networkMode"]);

    [Fact]
    public async Task Empty_compatibilities_are_none() =>
        Assert.Null((await RegisterAsync(Definitions.With(task: "'requiresCompatibilities':[]")))["requiresCompatibilities"]);

    private async Task<JsonNode> ContainerAsync(string container, string task = "") =>
        (await RegisterAsync(Definitions.With(container, task)))["containerDefinitions"]![0]!;

    private async Task<JsonNode> RegisterAsync(string input) => (await _ecs.CallAsync("RegisterTaskDefinition", input))["taskDefinition"]!;
}
