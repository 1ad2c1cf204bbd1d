using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Link;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Placement.Querying;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.ContainerInstances;

/// <summary>DescribeContainerInstances, ListContainerInstances, UpdateContainerInstancesState.</summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="health">What agents report of themselves.</param>
internal sealed class ContainerInstancesApi(EcsContext ecs, InstanceHealth health)
{
    private const int MostDescribed = 100;
    private const int MostUpdated = 10;
    private readonly Pages _pages = new(ecs.Tokens);

    /// <summary>The operations, for the service definition.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("DescribeContainerInstances", EcsApiJson.Default.DescribeContainerInstancesRequest, EcsApiJson.Default.DescribeContainerInstancesResponse, DescribeContainerInstances,
            (call, request) => Needs.Instances(call, "DescribeContainerInstances", request.Cluster, request.ContainerInstances ?? [])),
        Operation.Create("ListContainerInstances", EcsApiJson.Default.ListContainerInstancesRequest, EcsApiJson.Default.ListContainerInstancesResponse, ListContainerInstances,
            (call, request) => Needs.Cluster(call, "ListContainerInstances", request.Cluster)),
        Operation.Create("UpdateContainerInstancesState", EcsApiJson.Default.UpdateContainerInstancesStateRequest, EcsApiJson.Default.UpdateContainerInstancesStateResponse, UpdateContainerInstancesState,
            (call, request) => Needs.Instances(call, "UpdateContainerInstancesState", request.Cluster, request.ContainerInstances ?? [])),
    ];

    public async ValueTask<DescribeContainerInstancesResponse> DescribeContainerInstances(CallContext call, DescribeContainerInstancesRequest request)
    {
        if (request.ContainerInstances is not { Count: > 0 and <= MostDescribed })
        {
            throw EcsErrors.InvalidParameter(request.ContainerInstances is { Count: 0 }
                ? "Container Instances cannot be empty."
                : "Container Instances can have at most 100 items.");
        }

        var tags = request.Include?.Contains("TAGS") == true;
        var healths = request.Include?.Contains("CONTAINER_INSTANCE_HEALTH") == true;
        return await ecs.Cell(call).ReadAsync(view =>
        {
            var (found, failures) = Each(view, call, ClusterRef.Known(view, call, request.Cluster).ClusterName!, request.ContainerInstances);
            return new DescribeContainerInstancesResponse
            {
                ContainerInstances = [.. found.Select(record => InstanceViews.Of(view, record, tags) with
                {
                    HealthStatus = healths ? health.Of(record) : null,
                })],
                Failures = failures,
            };
        });
    }

    public async ValueTask<ListContainerInstancesResponse> ListContainerInstances(CallContext call, ListContainerInstancesRequest request)
    {
        ClusterQuery? filter = null;
        if (!string.IsNullOrEmpty(request.Filter) && !ClusterQuery.TryParse(request.Filter, out filter, out var error))
        {
            throw EcsErrors.InvalidParameter(error.Message);
        }

        return await ecs.Cell(call).ReadAsync(view =>
        {
            var cluster = ClusterRef.Active(view, call, request.Cluster).ClusterName!;
            var fleet = view.Derived<FleetIndex>().Of(cluster);
            var (items, next) = _pages.Cut(
                call,
                $"ListContainerInstances {cluster} {request.Status} {filter}",
                request.MaxResults,
                request.NextToken,
                after => view.In(EcsTables.InstancesByCluster, cluster, after).Where(record =>
                    record.Instance.Status != InstanceStatuses.Inactive
                    && (request.Status is null || record.Instance.Status == request.Status)
                    && (filter is null || fleet.Matches(record.Key, filter))),
                record => record.Key);
            return new ListContainerInstancesResponse { ContainerInstanceArns = [.. items.Select(item => item.Instance.ContainerInstanceArn!)], NextToken = next };
        });
    }

    public async ValueTask<UpdateContainerInstancesStateResponse> UpdateContainerInstancesState(CallContext call, UpdateContainerInstancesStateRequest request)
    {
        if (request.Status is not (InstanceStatuses.Active or InstanceStatuses.Draining))
        {
            throw EcsErrors.InvalidParameter("Container instance status should be one of [ACTIVE, DRAINING]");
        }

        if (request.ContainerInstances is not { Count: > 0 and <= MostUpdated })
        {
            throw EcsErrors.InvalidParameter("Container Instances should have between 1 and 10 items.");
        }

        return await ecs.Cell(call).WriteAsync(tx =>
        {
            var (found, failures) = Each(tx, call, ClusterRef.Active(tx, call, request.Cluster).ClusterName!, request.ContainerInstances);
            var updated = new List<ContainerInstance>();
            foreach (var record in found)
            {
                if (record.Instance.Status == InstanceStatuses.Inactive)
                {
                    failures.Add(new Failure { Arn = record.Instance.ContainerInstanceArn, Reason = InstanceStatuses.Inactive });
                    continue;
                }

                var changed = record with { Instance = record.Instance with { Status = request.Status, Version = record.Instance.Version + 1 } };
                tx.Put(EcsTables.ContainerInstances, changed);
                updated.Add(InstanceViews.Of(tx, changed));
            }

            return new UpdateContainerInstancesStateResponse { ContainerInstances = updated, Failures = failures };
        });
    }

    private static (List<ContainerInstanceRecord> Found, List<Failure> Failures) Each(
        View view, CallContext call, string cluster, IReadOnlyList<string> names)
    {
        var (found, failures) = (new List<ContainerInstanceRecord>(), new List<Failure>());
        foreach (var name in names.Distinct())
        {
            if (InstanceRef.Find(view, call, cluster, name) is { } record)
            {
                found.Add(record);
            }
            else
            {
                failures.Add(new Failure { Arn = InstanceRef.ArnOf(call, cluster, name), Reason = "MISSING" });
            }
        }

        return (found, failures);
    }

    private EcsNeeds Needs => new(ecs);
}
