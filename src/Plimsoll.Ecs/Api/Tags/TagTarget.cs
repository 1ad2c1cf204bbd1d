using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.TaskDefinitions;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Tags;

/// <summary>A resource that has tags.</summary>
/// <param name="Tags">The tags that it has.</param>
/// <param name="Put">Gives it others.</param>
internal sealed record TagTarget(IReadOnlyList<Tag> Tags, Action<Tx, IReadOnlyList<Tag>> Put)
{
    /// <summary>The resource of an ARN; null when it is not there.</summary>
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>InvalidParameterException</c>, <c>ClusterNotFoundException</c>.</exception>
    public static TagTarget? Find(View view, CallContext call, string arn)
    {
        var resource = EcsArns.Own(call, arn)
            ?? throw EcsErrors.InvalidParameter($"Invalid resource ARN '{arn}': the ARN of a resource of ECS in this account and region was expected.");
        return resource.Split('/') switch
        {
            ["cluster", _] => OfCluster(ClusterRef.Known(view, call, arn)),
            ["task-definition", _] => Of(Definition(view, call, arn), OfDefinition),
            ["container-instance", var cluster, var id] =>
                Of(view.Get(EcsTables.ContainerInstances, ContainerInstanceRecord.KeyOf(cluster, id)), OfInstance),
            ["task", var cluster, var id] => Of(view.Get(EcsTables.Tasks, TaskRecord.KeyOf(cluster, id)), OfTask),
            ["service", var cluster, var name] => Of(view.Get(EcsTables.Services, ServiceRecord.KeyOf(cluster, name)), OfService),
            ["task" or "service" or "container-instance", _] =>
                throw EcsErrors.InvalidParameter("Long arn format must be used for tagging operations"),
            _ => null,
        };
    }

    private static TagTarget? Of<T>(T? record, Func<T, TagTarget> target)
        where T : class => record is null ? null : target(record);

    private static TaskDefinitionRecord? Definition(View view, CallContext call, string arn) =>
        TaskDefinitionName.Parse(call, arn) is { Number: { } revision } name
            ? view.Get(EcsTables.TaskDefinitions, TaskDefinitionRecord.KeyOf(name.Family, revision))
            : null;

    private static TagTarget OfCluster(Cluster cluster) => cluster.Status == ClusterStatuses.Inactive
        ? throw EcsErrors.InvalidParameter("The specified cluster is inactive. Specify an active cluster and try again.")
        : new(cluster.Tags ?? [], (tx, tags) => tx.Put(EcsTables.Clusters, cluster with { Tags = tags }));

    private static TagTarget OfDefinition(TaskDefinitionRecord record) =>
        new(record.Tags, (tx, tags) => tx.Put(EcsTables.TaskDefinitions, record with { Tags = tags }));

    private static TagTarget OfInstance(ContainerInstanceRecord record) =>
        new(record.Instance.Tags ?? [], (tx, tags) => tx.Put(
            EcsTables.ContainerInstances, record with { Instance = record.Instance with { Tags = tags } }));

    private static TagTarget OfService(ServiceRecord record) =>
        new(record.Service.Tags ?? [], (tx, tags) => tx.Put(EcsTables.Services, record with { Service = record.Service with { Tags = tags } }));

    private static TagTarget OfTask(TaskRecord record) =>
        new(record.Task.Tags ?? [], (tx, tags) => tx.Put(EcsTables.Tasks, record with { Task = record.Task with { Tags = tags } }));
}
