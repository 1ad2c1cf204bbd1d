using Plimsoll.Cells;
using Plimsoll.Ec2;
using Plimsoll.Ecs.Api.AccountSettings;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Model;
using Plimsoll.Placement;

namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>Turns a placer's decision into a stored task, or into the failure that the caller reads.</summary>
internal static class TaskStarter
{
    public static TaskRecord? Start(Tx tx, TaskOrder order, PlacementDecision decision, IReadOnlyList<Subnet> subnets, DateTimeOffset now)
    {
        if (!decision.Placed)
        {
            return null;
        }

        var instance = tx.Get(EcsTables.ContainerInstances, decision.InstanceId)!;
        TaskNetworkInterface? network = null;
        if (subnets.Count > 0)
        {
            network = tx.Derived<AddressBook>().Make(subnets, instance.Zone);
            if (network is null)
            {
                return null;
            }
        }

        var task = NewTask.Make(order, instance, decision, network, now) with { LogMode = LogMode(tx, order) };
        tx.Put(EcsTables.Tasks, task);
        return task;
    }

    private static string? LogMode(Tx tx, TaskOrder order)
    {
        var setting = SettingDefinition.Of("defaultLogDriverMode");
        return EffectiveSettings.Of(tx, order.Call, setting.Name) is var mode && mode != setting.Default ? mode : null;
    }

    public static Failure Failure(View view, PlacementDecision decision)
    {
        // A decision that found a place and yet made no task ran out of addresses.
        var (key, reason, detail) = decision.Failures is [var closest, ..]
            ? (closest.InstanceId, closest.Reason, closest.Detail)
            : (decision.InstanceId, FailureReasons.Eni, "no free address in the subnets of the instance's zone");
        var arn = key is null ? null : view.Get(EcsTables.ContainerInstances, key)?.Instance.ContainerInstanceArn;
        return new Failure { Arn = arn, Reason = reason, Detail = InstanceNames.Named(view, detail, key) };
    }
}
