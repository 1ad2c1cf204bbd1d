using Plimsoll.Ec2;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Placement;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>What the tasks of a service's newest deployment are made of and how they are placed.</summary>
/// <param name="Order">What does not differ from task to task.</param>
/// <param name="Placement">Kept as long as the service is the same: the placer remembers what it worked out for it.</param>
/// <param name="Subnets">Subnets of its awsvpc tasks; empty for other network modes.</param>
internal sealed record ServiceOrder(TaskOrder Order, PlacementRequest Placement, IReadOnlyList<Subnet> Subnets)
{
    public static ServiceOrder Prepare(CallContext call, Cluster cluster, ServiceRecord service, TaskDefinitionRecord record, Vpc vpc)
    {
        var (definition, deployment) = (record.Definition, service.Primary);
        var subnets = (deployment.NetworkConfiguration?.AwsvpcConfiguration?.Subnets ?? []).Select(vpc.FindSubnet).OfType<Subnet>().ToList();
        var order = new TaskOrder
        {
            Call = call,
            Cluster = cluster,
            Definition = definition,
            Demand = Demands.Of(definition, null),
            Group = $"service:{service.Name}",
            LaunchType = service.Service.LaunchType!,
            Service = service.Name,
            StartedBy = deployment.Id,
            Tags = TaskTags.Of(service, record),
        };
        var placement = PlacementRequests.ForService(
            definition, order.Demand, service.Name, order.LaunchType, service.Service.PlacementConstraints, service.Service.PlacementStrategy, subnets);
        return new ServiceOrder(order, placement, subnets);
    }

    /// <summary>What a DAEMON service reserves for its tasks; null for any other.</summary>
    public DaemonClaim? Claim(ServiceRecord service) => service.IsDaemon
        ? PlacementRequests.Claim(Order.Definition, Order.Demand, Order.LaunchType, service.Service.PlacementConstraints)
        : null;
}
