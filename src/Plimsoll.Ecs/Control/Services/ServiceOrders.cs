using System.Collections.Concurrent;
using Plimsoll.Cells;
using Plimsoll.Ec2;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>The orders of services, kept while nothing of them changes.</summary>
/// <param name="ecs">What ECS works with.</param>
internal sealed class ServiceOrders(EcsContext ecs)
{
    private readonly ConcurrentDictionary<string, (Service Service, string DeploymentId, ServiceOrder Order)> _known = new(StringComparer.Ordinal);

    /// <summary>The order of a service; null when its cluster or definition is gone.</summary>
    public ServiceOrder? Of(View view, Cell cell, ServiceRecord service)
    {
        var name = $"{cell.Name} {service.Key}";
        if (_known.TryGetValue(name, out var known) && ReferenceEquals(known.Service, service.Service) && known.DeploymentId == service.Primary.Id)
        {
            return known.Order;
        }

        if (view.Get(EcsTables.Clusters, service.Cluster) is not { } cluster
            || view.Get(EcsTables.TaskDefinitions, service.Primary.DefinitionKey) is not { } definition)
        {
            return null;
        }

        var order = ServiceOrder.Prepare(Caller(cell), cluster, service, definition, new Vpc(cell.Account, cell.Region, ecs.Zones));
        _known[name] = (service.Service, service.Primary.Id, order);
        return order;
    }

    /// <summary>A service has ended.</summary>
    public void Forget(Cell cell, string serviceKey) => _known.TryRemove($"{cell.Name} {serviceKey}", out _);

    // On AWS the scheduler acts in this role.
    private static CallContext Caller(Cell cell) => new(
        new Principal(PrincipalKind.AssumedRole, cell.Account, $"arn:aws:sts::{cell.Account}:assumed-role/AWSServiceRoleForECS/ecs-service-scheduler", "ecs"),
        cell.Region, "", "", CancellationToken.None);
}
