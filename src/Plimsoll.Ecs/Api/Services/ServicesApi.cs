using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Services;

/// <summary>DeleteService, DescribeServices, ListServices.</summary>
/// <param name="ecs">What ECS works with.</param>
internal sealed class ServicesApi(EcsContext ecs)
{
    private const int MostDescribed = 10;
    private const int PageSize = 10;
    private readonly Pages _pages = new(ecs.Tokens);

    /// <summary>The operations, for the service definition.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("DeleteService", EcsApiJson.Default.DeleteServiceRequest, EcsApiJson.Default.DeleteServiceResponse, DeleteService,
            (call, request) => Needs.Services(call, "DeleteService", request.Cluster, [request.Service])),
        Operation.Create("DescribeServices", EcsApiJson.Default.DescribeServicesRequest, EcsApiJson.Default.DescribeServicesResponse, DescribeServices,
            (call, request) => Needs.Services(call, "DescribeServices", request.Cluster, request.Services ?? [])),
        Operation.Create("ListServices", EcsApiJson.Default.ListServicesRequest, EcsApiJson.Default.ListServicesResponse, ListServices,
            (call, request) => EcsNeeds.AnyIn(call, "ListServices", request.Cluster)),
    ];

    public async ValueTask<DeleteServiceResponse> DeleteService(CallContext call, DeleteServiceRequest request) => await ecs.Cell(call).WriteAsync(tx =>
    {
        var cluster = ClusterRef.Known(tx, call, request.Cluster).ClusterName!;
        var service = ServiceRef.Find(tx, call, cluster, request.Service!);
        if (service is not { Service.Status: not ServiceStatuses.Inactive })
        {
            throw EcsErrors.ServiceNotFound();
        }

        if (request.Force != true && !service.IsDaemon && service.Service.DesiredCount > 0)
        {
            throw EcsErrors.InvalidParameter("The service cannot be stopped while it is scaled above 0.");
        }

        service = service with { Service = service.Service with { Status = ServiceStatuses.Draining, DesiredCount = 0 } };
        tx.Put(EcsTables.Services, service);
        return new DeleteServiceResponse { Service = ServiceViews.Of(tx, service) };
    });

    public async ValueTask<DescribeServicesResponse> DescribeServices(CallContext call, DescribeServicesRequest request)
    {
        if (request.Services!.Count == 0)
        {
            throw EcsErrors.InvalidParameter("Services cannot be empty.");
        }

        if (request.Services.Count > MostDescribed)
        {
            throw EcsErrors.InvalidParameter($"Services cannot exceed {MostDescribed} elements.");
        }

        var tags = request.Include?.Contains("TAGS") == true;
        return await ecs.Cell(call).ReadAsync(view =>
        {
            var cluster = ClusterRef.Known(view, call, request.Cluster).ClusterName!;
            var (services, failures) = (new List<Service>(), new List<Failure>());
            foreach (var name in request.Services.Distinct())
            {
                if (ServiceRef.Find(view, call, cluster, name) is { } record)
                {
                    services.Add(ServiceViews.Of(view, record, tags));
                }
                else
                {
                    failures.Add(new Failure { Arn = ServiceRef.ArnOf(call, name), Reason = "MISSING" });
                }
            }

            return new DescribeServicesResponse { Services = services, Failures = failures };
        });
    }

    public async ValueTask<ListServicesResponse> ListServices(CallContext call, ListServicesRequest request) => await ecs.Cell(call).ReadAsync(view =>
    {
        var cluster = ClusterRef.Active(view, call, request.Cluster).ClusterName!;
        var (items, next) = _pages.Cut(
            call,
            $"ListServices {cluster} {request.LaunchType} {request.SchedulingStrategy} {request.ResourceManagementType}",
            request.MaxResults ?? PageSize,
            request.NextToken,
            after => view.In(EcsTables.ServicesByStatus, $"{cluster} {ServiceStatuses.Active}", after).Where(record =>
                (request.LaunchType is null || record.Service.LaunchType == request.LaunchType)
                && (request.SchedulingStrategy is null || record.Service.SchedulingStrategy == request.SchedulingStrategy)
                && request.ResourceManagementType is null or "CUSTOMER"),
            record => record.Key);
        return new ListServicesResponse { ServiceArns = [.. items.Select(item => item.Service.ServiceArn!)], NextToken = next };
    });

    private EcsNeeds Needs => new(ecs);
}
