using Plimsoll.Cells;
using Plimsoll.Ecs.Api.AccountSettings;
using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Api.Tags;
using Plimsoll.Ecs.Control;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Clusters;

/// <summary>Clusters (spec/tasks-services.md §2).</summary>
internal sealed class ClustersApi(EcsContext context, LinkedRole linked)
{
    private const int MostDescribed = 100;

    private readonly Pages _pages = new(context.Tokens);

    /// <summary>The operations.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("CreateCluster", EcsApiJson.Default.CreateClusterRequest, EcsApiJson.Default.CreateClusterResponse, CreateAsync,
            CreateNeeds),
        Operation.Create("DeleteCluster", EcsApiJson.Default.DeleteClusterRequest, EcsApiJson.Default.DeleteClusterResponse, DeleteAsync,
            (call, request) => Needs.Cluster(call, "DeleteCluster", request.Cluster)),
        Operation.Create(
            "DescribeClusters", EcsApiJson.Default.DescribeClustersRequest, EcsApiJson.Default.DescribeClustersResponse, DescribeAsync,
            (call, request) => Needs.Clusters(call, "DescribeClusters", request.Clusters)),
        Operation.Create("ListClusters", EcsApiJson.Default.ListClustersRequest, EcsApiJson.Default.ListClustersResponse, ListAsync,
            (_, _) => EcsNeeds.Any("ListClusters")),
        Operation.Create("UpdateCluster", EcsApiJson.Default.UpdateClusterRequest, EcsApiJson.Default.UpdateClusterResponse, UpdateAsync,
            (call, request) => Needs.Cluster(call, "UpdateCluster", request.Cluster)),
        Operation.Create(
            "UpdateClusterSettings",
            EcsApiJson.Default.UpdateClusterSettingsRequest,
            EcsApiJson.Default.UpdateClusterSettingsResponse,
            UpdateSettingsAsync,
            (call, request) => Needs.Cluster(call, "UpdateClusterSettings", request.Cluster)),
        Operation.Create(
            "PutClusterCapacityProviders",
            EcsApiJson.Default.PutClusterCapacityProvidersRequest,
            EcsApiJson.Default.PutClusterCapacityProvidersResponse,
            PutCapacityProvidersAsync,
            (call, request) => Needs.Cluster(
                call, "PutClusterCapacityProviders", request.Cluster, new NeedKeys().With("ecs:capacity-provider", request.CapacityProviders ?? []))),
    ];

    private async ValueTask<CreateClusterResponse> CreateAsync(CallContext call, CreateClusterRequest input)
    {
        var name = string.IsNullOrEmpty(input.ClusterName) ? EcsArns.DefaultCluster : input.ClusterName;
        ClusterRules.CheckName(name);
        ClusterRules.CheckSettings(input.Settings ?? []);
        ClusterRules.CheckConfiguration(input.Configuration);
        var tags = TagRules.Check(input.Tags);
        await linked.EnsureAsync(call);
        return await context.Cell(call).WriteAsync(tx =>
        {
            var cluster = tx.Get(EcsTables.Clusters, name);
            if (cluster?.Status != ClusterStatuses.Active)
            {
                cluster = new Cluster
                {
                    ClusterArn = EcsArns.Cluster(call, name),
                    ClusterName = name,
                    Status = ClusterStatuses.Active,
                    Settings = input.Settings is { Count: > 0 } given ? given : [DefaultInsights(tx, call)],
                    Configuration = input.Configuration,
                    CapacityProviders = [],
                    DefaultCapacityProviderStrategy = [],
                    Tags = tags,
                };
                tx.Put(EcsTables.Clusters, cluster);
            }

            return new CreateClusterResponse { Cluster = ClusterView.Whole(tx, cluster) };
        });
    }

    private ValueTask<DeleteClusterResponse> DeleteAsync(CallContext call, DeleteClusterRequest input) =>
        context.Cell(call).WriteAsync(tx =>
        {
            var cluster = ClusterRef.Known(tx, call, input.Cluster);
            if (cluster.Status != ClusterStatuses.Active)
            {
                throw EcsErrors.ClusterNotFound();
            }

            var counts = new ClusterCounts(tx, cluster.ClusterName!);
            if (counts.RegisteredContainerInstances > 0)
            {
                throw new Wire.Errors.AwsException(
                    "ClusterContainsContainerInstancesException",
                    "The Cluster cannot be deleted while Container Instances are active or draining.");
            }

            if (counts.LiveServices > 0)
            {
                throw new Wire.Errors.AwsException(
                    "ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");
            }

            if (tx.Count(EcsTables.LiveTasksByCluster, cluster.ClusterName!) > 0)
            {
                throw new Wire.Errors.AwsException(
                    "ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
            }

            cluster = cluster with { Status = ClusterStatuses.Inactive };
            tx.Put(EcsTables.Clusters, cluster);
            return new DeleteClusterResponse { Cluster = ClusterView.Whole(tx, cluster) };
        });

    private ValueTask<DescribeClustersResponse> DescribeAsync(CallContext call, DescribeClustersRequest input)
    {
        IReadOnlyList<string> asked = input.Clusters is { Count: > 0 } given ? given : [EcsArns.DefaultCluster];
        if (asked.Count > MostDescribed)
        {
            throw EcsErrors.InvalidParameter($"Clusters cannot exceed {MostDescribed} elements.");
        }

        return context.Cell(call).ReadAsync(view =>
        {
            var clusters = new List<Cluster>();
            var failures = new List<Failure>();
            foreach (var text in asked.Distinct())
            {
                if (ClusterRef.Find(view, call, text) is { } cluster)
                {
                    clusters.Add(ClusterView.Of(view, cluster, input.Include ?? []));
                }
                else
                {
                    failures.Add(new Failure { Arn = ClusterRef.ArnOf(call, text), Reason = "MISSING" });
                }
            }

            return new DescribeClustersResponse { Clusters = clusters, Failures = failures };
        });
    }

    private ValueTask<ListClustersResponse> ListAsync(CallContext call, ListClustersRequest input) =>
        context.Cell(call).ReadAsync(view =>
        {
            var (items, next) = _pages.Cut(
                call,
                "ListClusters",
                input.MaxResults,
                input.NextToken,
                after => view.In(EcsTables.ClustersInOrder, "", after).Where(cluster => cluster.Status == ClusterStatuses.Active),
                cluster => cluster.ClusterName!);
            return new ListClustersResponse { ClusterArns = [.. items.Select(cluster => cluster.ClusterArn!)], NextToken = next };
        });

    private async ValueTask<UpdateClusterResponse> UpdateAsync(CallContext call, UpdateClusterRequest input)
    {
        ClusterRules.CheckSettings(input.Settings ?? []);
        ClusterRules.CheckConfiguration(input.Configuration);
        return new()
        {
            Cluster = await ChangeAsync(call, input.Cluster, cluster => cluster with
            {
                Settings = input.Settings is { Count: > 0 } given ? given : cluster.Settings,
                Configuration = input.Configuration ?? cluster.Configuration,
            }),
        };
    }

    private async ValueTask<UpdateClusterSettingsResponse> UpdateSettingsAsync(CallContext call, UpdateClusterSettingsRequest input)
    {
        ClusterRules.CheckSettings(input.Settings!);
        return new()
        {
            Cluster = await ChangeAsync(
                call, input.Cluster, cluster => input.Settings!.Count > 0 ? cluster with { Settings = input.Settings } : cluster),
        };
    }

    // Terraform takes providers away with two empty lists before it deletes a cluster.
    private async ValueTask<PutClusterCapacityProvidersResponse> PutCapacityProvidersAsync(CallContext call, PutClusterCapacityProvidersRequest input) => new()
    {
        Cluster = await ChangeAsync(call, input.Cluster, cluster => cluster with
        {
            CapacityProviders = input.CapacityProviders,
            DefaultCapacityProviderStrategy = input.DefaultCapacityProviderStrategy,
        }),
    };

    private ValueTask<Cluster> ChangeAsync(CallContext call, string? nameOrArn, Func<Cluster, Cluster> change) =>
        context.Cell(call).WriteAsync(tx =>
        {
            var cluster = change(ClusterRef.Active(tx, call, nameOrArn));
            tx.Put(EcsTables.Clusters, cluster);
            return ClusterView.Whole(tx, cluster);
        });

    private static ClusterSetting DefaultInsights(View view, CallContext call) => new()
    {
        Name = ClusterRules.ContainerInsights,
        Value = EffectiveSettings.Of(view, call, ClusterRules.ContainerInsights),
    };

    private IEnumerable<Need> CreateNeeds(CallContext call, CreateClusterRequest request) =>
    [
        .. Needs.Cluster(call, "CreateCluster", request.ClusterName, EcsNeeds.RequestTags(request.Tags).With("ecs:capacity-provider", request.CapacityProviders ?? [])),
        .. EcsNeeds.TagOnCreate("CreateCluster", EcsNeeds.ClusterArn(call, request.ClusterName), request.Tags),
    ];

    private EcsNeeds Needs => new(context);
}
