using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.Services;
using Plimsoll.Ecs.Api.TaskDefinitions;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Needs;

/// <summary>
/// What calls of ECS need to be allowed: action, resource and condition keys, by AWS's service authorization reference. What is not there
/// is asked for by the ARN that it would have, so that a caller learns no more than its policies let it.
/// </summary>
/// <param name="ecs">What ECS works with.</param>
internal sealed class EcsNeeds(EcsContext ecs)
{
    public const string ClusterKey = "ecs:cluster";
    private const string Service = "ecs";

    /// <summary>An operation without resources.</summary>
    public static IEnumerable<Need> Any(string operation) => [new Need(Action(operation))];

    /// <summary>An operation without resources, in a cluster that conditions can name.</summary>
    public static IEnumerable<Need> AnyIn(CallContext call, string operation, string? cluster) =>
        [new Need(Action(operation)) { Keys = InCluster(call, cluster) }];

    /// <summary>An operation on a setting of the account.</summary>
    public static IEnumerable<Need> Setting(string operation, string? setting) =>
        [new Need(Action(operation)) { Keys = new NeedKeys().With("ecs:account-setting", setting) }];

    /// <summary>An operation on clusters.</summary>
    public IEnumerable<Need> Clusters(CallContext call, string operation, IReadOnlyList<string?>? clusters, NeedKeys? keys = null) =>
        clusters is not { Count: > 0 } ? Cluster(call, operation, null, keys) : clusters.SelectMany(cluster => Cluster(call, operation, cluster, keys));

    /// <summary>An operation on a cluster.</summary>
    /// <param name="call">The call.</param>
    /// <param name="operation">Its name.</param>
    /// <param name="cluster">Name or ARN; null for <c>default</c>.</param>
    /// <param name="keys">Further keys.</param>
    public IEnumerable<Need> Cluster(CallContext call, string operation, string? cluster, NeedKeys? keys = null)
    {
        var arn = ClusterArn(call, cluster);
        var tags = Look(call, view => ClusterRef.Find(view, call, arn)?.Tags);
        return [new Need(Action(operation), arn) { Keys = (keys ?? new NeedKeys()).WithResourceTags(Service, Pairs(tags)) }];
    }

    /// <summary>An operation on services of a cluster.</summary>
    public IEnumerable<Need> Services(CallContext call, string operation, string? cluster, IEnumerable<string?> services, Func<NeedKeys, NeedKeys>? keys = null) =>
        Each(call, operation, "service", cluster, services, keys, (view, name, id) => ServiceRef.Find(view, call, name, id)?.Service.Tags);

    /// <summary>An operation on tasks of a cluster.</summary>
    public IEnumerable<Need> Tasks(CallContext call, string operation, string? cluster, IEnumerable<string?> tasks) =>
        Each(call, operation, "task", cluster, tasks, null, (view, name, id) => view.Get(EcsTables.Tasks, TaskRecord.KeyOf(name, id))?.Task.Tags);

    /// <summary>An operation on container instances of a cluster.</summary>
    public IEnumerable<Need> Instances(CallContext call, string operation, string? cluster, IEnumerable<string?> instances) =>
        Each(call, operation, "container-instance", cluster, instances, null, (view, name, id) => InstanceRef.Find(view, call, name, id)?.Instance.Tags);

    /// <summary>An operation on a task definition: of one without a revision, on that which it stands for now.</summary>
    public IEnumerable<Need> Definition(CallContext call, string operation, string? definition, NeedKeys keys)
    {
        var (arn, tags) = Look(call, view => Arn(view, call, definition ?? ""));
        return [new Need(Action(operation), arn) { Keys = keys.WithResourceTags(Service, Pairs(tags)) }];
    }

    /// <summary>An operation on whatever an ARN names.</summary>
    public IEnumerable<Need> Resource(CallContext call, string operation, string? arn, NeedKeys keys) =>
        [new Need(Action(operation), arn ?? "") { Keys = keys.WithResourceTags(Service, Pairs(Look(call, view => TagsOf(view, call, arn ?? "")))) }];

    /// <summary>The tagging action, which creating something with tags needs too.</summary>
    /// <param name="operation">The creating operation.</param>
    /// <param name="resource">ARN of what is created.</param>
    /// <param name="tags">The tags of the request.</param>
    public static IEnumerable<Need> TagOnCreate(string operation, string resource, IReadOnlyList<Tag>? tags) => tags is not { Count: > 0 }
        ? []
        : [new Need(Action("TagResource"), resource) { Keys = RequestTags(tags).With("ecs:CreateAction", operation) }];

    /// <summary>The keys of tags that a request brings.</summary>
    public static NeedKeys RequestTags(IReadOnlyList<Tag>? tags) => new NeedKeys().WithRequestTags(Pairs(tags));

    /// <summary>ARN of the cluster that a name or ARN means.</summary>
    public static string ClusterArn(CallContext call, string? nameOrArn) =>
        ClusterRef.ArnOf(call, string.IsNullOrEmpty(nameOrArn) ? EcsArns.DefaultCluster : nameOrArn);

    /// <summary>The key that names a cluster.</summary>
    public static NeedKeys InCluster(CallContext call, string? cluster) => new NeedKeys().With(ClusterKey, ClusterArn(call, cluster));

    /// <summary>The definition that a name stands for now; null when there is none.</summary>
    public TaskDefinition? Find(CallContext call, string? definition) =>
        definition is null ? null : Look(call, view => TaskDefinitionRef.Find(view, call, definition)?.Definition);

    /// <summary>ARN of something in a cluster: of an id, or the ARN that the caller gave.</summary>
    public static string ArnIn(CallContext call, string kind, string? cluster, string idOrArn) =>
        Wire.Arns.Arn.Looks(idOrArn) ? idOrArn : $"arn:aws:ecs:{call.Region}:{call.Account}:{kind}/{NameOf(ClusterArn(call, cluster))}/{idOrArn}";

    private static string Action(string operation) => $"{Service}:{operation}";

    private static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static IEnumerable<(string Key, string Value)> Pairs(IReadOnlyList<Tag>? tags) => (tags ?? []).Select(tag => (tag.Key ?? "", tag.Value ?? ""));

    private static (string Arn, IReadOnlyList<Tag>? Tags) Arn(View view, CallContext call, string definition) =>
        TaskDefinitionRef.Find(view, call, definition) is { } record ? (record.Definition.TaskDefinitionArn!, record.Tags)
        : (Wire.Arns.Arn.Looks(definition) ? definition : $"arn:aws:ecs:{call.Region}:{call.Account}:task-definition/{definition}", null);

    private static IReadOnlyList<Tag>? TagsOf(View view, CallContext call, string arn) => EcsArns.Own(call, arn)?.Split('/') switch
    {
        ["cluster", _] => ClusterRef.Find(view, call, arn)?.Tags,
        ["task-definition", _] => TaskDefinitionRef.Find(view, call, arn)?.Tags,
        ["container-instance", var cluster, var id] => view.Get(EcsTables.ContainerInstances, ContainerInstanceRecord.KeyOf(cluster, id))?.Instance.Tags,
        ["task", var cluster, var id] => view.Get(EcsTables.Tasks, TaskRecord.KeyOf(cluster, id))?.Task.Tags,
        ["service", var cluster, var name] => view.Get(EcsTables.Services, ServiceRecord.KeyOf(cluster, name))?.Service.Tags,
        _ => null,
    };

    private IEnumerable<Need> Each(
        CallContext call, string operation, string kind, string? cluster, IEnumerable<string?> ids, Func<NeedKeys, NeedKeys>? keys,
        Func<View, string, string, IReadOnlyList<Tag>?> tagsOf)
    {
        var name = NameOf(ClusterArn(call, cluster));
        foreach (var id in ids.OfType<string>().DefaultIfEmpty("*"))
        {
            var arn = ArnIn(call, kind, cluster, id);
            var tags = Look(call, view => tagsOf(view, name, NameOf(arn)));
            var all = InCluster(call, cluster).WithResourceTags(Service, Pairs(tags));
            yield return new Need(Action(operation), arn) { Keys = keys?.Invoke(all) ?? all };
        }
    }

    private T Look<T>(CallContext call, Func<View, T> look) => ecs.Cell(call).Peek(look);
}
