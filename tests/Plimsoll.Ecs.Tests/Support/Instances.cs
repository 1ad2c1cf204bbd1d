using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Tests.Support;

/// <summary>Container instances that registered as agents do.</summary>
internal static class Instances
{
    /// <summary>Registers one in a cluster that is made when it is not there; returns its ARN.</summary>
    /// <param name="ecs">ECS.</param>
    /// <param name="cpu">CPU units.</param>
    /// <param name="memory">MiB.</param>
    /// <param name="cluster">Cluster.</param>
    /// <param name="attributes">Further attributes, <c>name=value</c>.</param>
    public static async Task<string> RegisterAsync(this EcsHarness ecs, int cpu = 1024, int memory = 1024, string cluster = "default", params string[] attributes)
    {
        await ecs.CallAsync("CreateCluster", $"{{'clusterName':'{cluster}'}}");
        var all = attributes.Select(one => one.Split('=')).Select(pair => $"{{'name':'{pair[0]}','value':'{pair[1]}'}}");
        var answer = await ecs.CallAsync(
            "RegisterContainerInstance",
            $$"""
            {'cluster':'{{cluster}}','attributes':[{{string.Join(',', all.Prepend("{'name':'ecs.os-type','value':'linux'}"))}}],
             'totalResources':[{'name':'CPU','type':'INTEGER','integerValue':{{cpu}}},{'name':'MEMORY','type':'INTEGER','integerValue':{{memory}}},
              {'name':'PORTS','type':'STRINGSET','stringSetValue':['22']},{'name':'PORTS_UDP','type':'STRINGSET','stringSetValue':[]}]}
            """);
        return (string)answer["containerInstance"]!["containerInstanceArn"]!;
    }

    /// <summary>Registers one whose agent is connected.</summary>
    public static async Task<string> JoinAsync(this EcsHarness ecs, int cpu = 1024, int memory = 1024, string cluster = "default", params string[] attributes)
    {
        var arn = await ecs.RegisterAsync(cpu, memory, cluster, attributes);
        await ecs.ConnectAsync(arn);
        return arn;
    }

    /// <summary>Says that its agent is connected, or not.</summary>
    public static async Task ConnectAsync(this EcsHarness ecs, string arn, bool connected = true) => await ecs.Cell.WriteAsync(tx =>
    {
        var record = tx.Get(EcsTables.ContainerInstances, KeyOf(arn))!;
        tx.Put(EcsTables.ContainerInstances, record with { Instance = record.Instance with { AgentConnected = connected } });
    });

    /// <summary>Runs a task of the definition <c>web</c> and returns its ARN.</summary>
    public static async Task<string> RunAsync(this EcsHarness ecs, string members = "") =>
        (string)(await ecs.CallAsync("RunTask", $"{{'taskDefinition':'web'{members}}}"))["tasks"]![0]!["taskArn"]!;

    /// <summary>What the agent reports.</summary>
    public static Task ReportAsync(this EcsHarness ecs, string task, string status, string containers = "[]") =>
        ecs.CallAsync("SubmitTaskStateChange", $"{{'task':'{task}','status':'{status}','containers':{containers}}}");

    /// <summary>What DescribeContainerInstances says remains of a resource.</summary>
    public static async Task<int> RemainingAsync(this EcsHarness ecs, string instance, string resource) =>
        (int)(await ecs.CallAsync("DescribeContainerInstances", $"{{'cluster':'{instance.Split('/')[1]}','containerInstances':['{instance}']}}"))
            ["containerInstances"]![0]!["remainingResources"]!.AsArray().Single(one => (string?)one!["name"] == resource)!["integerValue"]!;

    public static TaskRecord? TaskOf(this EcsHarness ecs, string arn) => ecs.Cell.Peek(view => view.Get(EcsTables.Tasks, KeyOf(arn)));

    public static ContainerInstanceRecord? InstanceOf(this EcsHarness ecs, string arn) =>
        ecs.Cell.Peek(view => view.Get(EcsTables.ContainerInstances, KeyOf(arn)));

    private static string KeyOf(string arn) => arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
