using CsCheck;
using Plimsoll.Cells.Journal;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecs.Tests.Control.Placement;

/// <summary>Whatever happens to tasks and instances, in whatever order, what remains is what the records say: never too much given, never anything lost.</summary>
public sealed class LedgerTests
{
    private const int Instances = 3;

    private static readonly Gen<(int What, int Which, int Size)> Step = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 999], Gen.Int[1, 4]);

    [Fact]
    public void What_remains_is_what_the_records_say_after_every_step() => Step.List[1, 40].Sample(
        steps =>
        {
            var store = new MemoryStore();
            var ecs = new EcsHarness(store);
            RunAsync(ecs, steps).AsTask().GetAwaiter().GetResult();
            var before = Shown(ecs);
            ecs.DisposeAsync().AsTask().GetAwaiter().GetResult();

            // The cell read anew from the store derives the same.
            var anew = new EcsHarness(store);
            Check(anew);
            Assert.Equal(before, Shown(anew));
            anew.DisposeAsync().AsTask().GetAwaiter().GetResult();
        },
        iter: 60,
        threads: 1);

    private static async ValueTask RunAsync(EcsHarness ecs, List<(int What, int Which, int Size)> steps)
    {
        await ecs.DefineAsync(Defined.Named("small", 1));
        await ecs.DefineAsync(Defined.Named("port", 1, Defined.Container() with { PortMappings = [new() { ContainerPort = 80, HostPort = 8080 }] }));
        await ecs.DefineAsync(Defined.Named("vpc", 1) with { NetworkMode = "awsvpc" });
        var instances = new List<string>();
        for (var i = 0; i < Instances; i++)
        {
            instances.Add(await ecs.JoinAsync(cpu: 512, memory: 512));
        }

        foreach (var step in steps)
        {
            await StepAsync(ecs, instances, step);
            Check(ecs);
        }
    }

    private static async Task StepAsync(EcsHarness ecs, List<string> instances, (int What, int Which, int Size) step)
    {
        var instance = instances[step.Which % instances.Count];
        var tasks = ecs.Cell.Peek(view => view.All(EcsTables.Tasks).Select(task => task.Task.TaskArn!).Order(StringComparer.Ordinal).ToList());
        var task = tasks.Count == 0 ? null : tasks[step.Which % tasks.Count];
        switch (step.What)
        {
            case 0 or 1:
                await PlacedAsync(ecs, "RunTask", $"{{'taskDefinition':'{(step.Which % 2 == 0 ? "small" : "port")}','count':{step.Size}}}");
                break;
            case 2:
                var subnet = new Ec2.Vpc(EcsHarness.Account, EcsHarness.Region, 3).Subnets[0].Id;
                await PlacedAsync(ecs, "RunTask", $"{{'taskDefinition':'vpc','networkConfiguration':{{'awsvpcConfiguration':{{'subnets':['{subnet}']}}}}}}");
                break;
            case 3:
                await PlacedAsync(ecs, "StartTask", $"{{'taskDefinition':'port','containerInstances':['{instance}','{instances[0]}']}}");
                break;
            case 4 when task is not null:
                await ecs.CallAsync("StopTask", $"{{'task':'{task}'}}");
                break;
            case 5 or 6 when task is not null:
                await ecs.ReportAsync(task, new[] { "PENDING", "RUNNING", "STOPPED", "STOPPED" }[step.Size - 1], "[{'containerName':'app','status':'RUNNING'}]");
                break;
            case 7:
                await ecs.CallAsync("DeregisterContainerInstance", $"{{'containerInstance':'{instance}','force':true}}");
                instances[instances.IndexOf(instance)] = await ecs.JoinAsync(cpu: 512, memory: 512);
                break;
            case 8:
                await ecs.CallAsync("UpdateContainerInstancesState", $"{{'containerInstances':['{instance}'],'status':'{(step.Size < 3 ? "ACTIVE" : "DRAINING")}'}}");
                break;
            case 9:
                await RolledBackAsync(ecs, task);
                break;
            default:
                break;
        }
    }

    // A transaction that does something of everything and is then taken back leaves nothing behind.
    private static async Task RolledBackAsync(EcsHarness ecs, string? task)
    {
        await Assert.ThrowsAsync<NotSupportedException>(async () => await ecs.Cell.WriteAsync(tx =>
        {
            foreach (var record in tx.All(EcsTables.Tasks).ToList())
            {
                tx.Put(EcsTables.Tasks, Ecs.Control.Tasks.TaskTransitions.Abandon(record, "UserInitiated", "no", ecs.Time.GetUtcNow()));
                tx.Remove(EcsTables.Tasks, record.Key);
            }

            foreach (var record in tx.All(EcsTables.ContainerInstances).ToList())
            {
                tx.Put(EcsTables.ContainerInstances, record with { Instance = record.Instance with { Status = "INACTIVE" } });
            }

            throw new NotSupportedException(task);
        }));
    }

    private static async Task PlacedAsync(EcsHarness ecs, string operation, string input)
    {
        try
        {
            await ecs.CallAsync(operation, input);
        }
        catch (AwsException error)
        {
            Assert.Equal("InvalidParameterException", error.Code);
        }
    }

    private static void Check(EcsHarness ecs) => ecs.Cell.Peek(view =>
    {
        var fleet = view.Derived<FleetIndex>().Of("default");
        foreach (var record in view.All(EcsTables.ContainerInstances).Where(one => one.Instance.Status != "INACTIVE"))
        {
            var held = view.All(EcsTables.Tasks).Where(task => task.InstanceKey == record.Key && task.Task.LastStatus != "STOPPED").ToList();
            var left = fleet.GetRemaining(record.Key)!;
            Assert.Equal(512 - held.Sum(task => task.Demand.Cpu), left.Cpu);
            Assert.Equal(512 - held.Sum(task => task.Demand.Memory), left.Memory);
            Assert.Equal(held.SelectMany(task => task.Demand.TcpPorts).Append(22).Order(), left.TcpPorts);
            Assert.True(left is { Cpu: >= 0, Memory: >= 0 });
            Assert.Equal(held.Count, view.In(EcsTables.TasksByInstance, record.Key).Count(task => task.Task.LastStatus != TaskStatuses.Stopped));
        }

        var addresses = view.All(EcsTables.Tasks).Where(task => task.Task.LastStatus != "STOPPED" && task.NetworkInterface is not null)
            .Select(task => task.NetworkInterface!.PrivateAddress).ToList();
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        Assert.Equal(view.All(EcsTables.Tasks).Count(task => task.Task.LastStatus != "STOPPED"), fleet.TaskCount);
        return true;
    });

    private static string Shown(EcsHarness ecs) => ecs.Cell.Peek(view =>
    {
        var fleet = view.Derived<FleetIndex>().Of("default");
        return string.Join('\n', view.All(EcsTables.ContainerInstances).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one =>
        {
            var left = fleet.GetRemaining(one.Key);
            var tasks = fleet.TasksOn(one.Key).Select(task => $"{task.Id}:{task.Stopping}:{task.Running}:{task.Group}").Order(StringComparer.Ordinal);
            return $"{one.Id} {one.Instance.Status} {left?.Cpu} {left?.Memory} {string.Join(',', left?.TcpPorts ?? [])} {string.Join(',', tasks)}";
        }));
    });
}
