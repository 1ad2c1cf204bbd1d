using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.ContainerInstances;
using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Control.Instances;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Attributes;

/// <summary>Attributes that users put on container instances, and the list of all of them (spec/cluster-query-language.md §7).</summary>
internal sealed class AttributesApi(EcsContext context)
{
    private readonly Pages _pages = new(context.Tokens);

    /// <summary>The operations.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("PutAttributes", EcsApiJson.Default.PutAttributesRequest, EcsApiJson.Default.PutAttributesResponse, PutAsync,
            (call, request) => Needs.Instances(call, "PutAttributes", request.Cluster, Targets(request.Attributes))),
        Operation.Create(
            "DeleteAttributes", EcsApiJson.Default.DeleteAttributesRequest, EcsApiJson.Default.DeleteAttributesResponse, DeleteAsync,
            (call, request) => Needs.Instances(call, "DeleteAttributes", request.Cluster, Targets(request.Attributes))),
        Operation.Create("ListAttributes", EcsApiJson.Default.ListAttributesRequest, EcsApiJson.Default.ListAttributesResponse, ListAsync,
            (call, request) => Needs.Cluster(call, "ListAttributes", request.Cluster)),
    ];

    private ValueTask<PutAttributesResponse> PutAsync(CallContext call, PutAttributesRequest input)
    {
        AttributeRules.CheckCount(input.Attributes!.Count);
        return context.Cell(call).WriteAsync(tx =>
        {
            var cluster = ClusterRef.Known(tx, call, input.Cluster).ClusterName!;
            var put = new List<InstanceAttribute>();
            foreach (var attribute in input.Attributes)
            {
                AttributeRules.CheckName(attribute.Name!);
                AttributeRules.CheckValue(attribute.Value);
                var record = Target(tx, call, cluster, attribute);
                IReadOnlyList<InstanceAttribute> all =
                [
                    .. Others(record, attribute.Name!),
                    new InstanceAttribute { Name = attribute.Name, Value = attribute.Value },
                ];
                if (all.Count(one => !Registration.IsReserved(one.Name!)) > AttributeRules.Most)
                {
                    throw EcsErrors.AttributeLimitExceeded($"A container instance can have at most {AttributeRules.Most} custom attributes.");
                }

                Store(tx, record, all);
                put.Add(Shown(record, attribute));
            }

            return new PutAttributesResponse { Attributes = put };
        });
    }

    private ValueTask<DeleteAttributesResponse> DeleteAsync(CallContext call, DeleteAttributesRequest input)
    {
        AttributeRules.CheckCount(input.Attributes!.Count);
        return context.Cell(call).WriteAsync(tx =>
        {
            var cluster = ClusterRef.Known(tx, call, input.Cluster).ClusterName!;
            var deleted = new List<InstanceAttribute>();
            foreach (var attribute in input.Attributes)
            {
                AttributeRules.CheckName(attribute.Name!);
                if (attribute.Value is not null)
                {
                    throw EcsErrors.InvalidParameter("An attribute value cannot be specified when attributes are deleted.");
                }

                var record = Target(tx, call, cluster, attribute);
                if (record.Instance.Attributes?.FirstOrDefault(one => one.Name == attribute.Name) is { } existing)
                {
                    Store(tx, record, [.. Others(record, attribute.Name!)]);
                    deleted.Add(Shown(record, existing));
                }
            }

            return new DeleteAttributesResponse { Attributes = deleted };
        });
    }

    private ValueTask<ListAttributesResponse> ListAsync(CallContext call, ListAttributesRequest input)
    {
        if (input is { AttributeValue: not null, AttributeName: null })
        {
            throw EcsErrors.InvalidParameter("An attribute name must be specified together with an attribute value.");
        }

        return context.Cell(call).ReadAsync(view =>
        {
            var cluster = ClusterRef.Known(view, call, input.Cluster).ClusterName!;
            var (items, next) = _pages.Cut(
                call,
                $"ListAttributes {cluster} {input.AttributeName} {input.AttributeValue}",
                input.MaxResults,
                input.NextToken,
                after => Listed(view, cluster, after).Where(item =>
                    (input.AttributeName is null || item.Attribute.Name == input.AttributeName)
                    && (input.AttributeValue is null || item.Attribute.Value == input.AttributeValue)),
                item => $"{item.Record.Key} {item.Attribute.Name}");
            return new ListAttributesResponse { Attributes = [.. items.Select(item => Shown(item.Record, item.Attribute))], NextToken = next };
        });
    }

    // A token says instance and name of the last attribute: the rest of that instance comes first.
    private static IEnumerable<(ContainerInstanceRecord Record, InstanceAttribute Attribute)> Listed(View view, string cluster, string? after)
    {
        var (key, name) = after?.Split(' ', 2) is [var instance, var attribute] ? (instance, attribute) : (null, null);
        var begun = key is null ? null : view.Get(EcsTables.ContainerInstances, key);
        foreach (var record in (begun is null ? [] : new[] { begun }).Concat(view.In(EcsTables.InstancesByCluster, cluster, key)))
        {
            if (record.Instance.Status == InstanceStatuses.Inactive)
            {
                continue;
            }

            foreach (var one in (record.Instance.Attributes ?? []).OrderBy(one => one.Name, StringComparer.Ordinal))
            {
                if (record.Key != key || string.CompareOrdinal(one.Name, name) > 0)
                {
                    yield return (record, one);
                }
            }
        }
    }

    private static ContainerInstanceRecord Target(View view, CallContext call, string cluster, InstanceAttribute attribute)
    {
        if (string.IsNullOrEmpty(attribute.TargetId))
        {
            throw EcsErrors.InvalidParameter("Attribute targetId should not be null or empty.");
        }

        if (attribute.TargetType is null && !Arn.Looks(attribute.TargetId))
        {
            throw EcsErrors.InvalidParameter("Attribute targetType must be specified when targetId is not an ARN.");
        }

        return InstanceRef.Find(view, call, cluster, attribute.TargetId) is { Instance.Status: not InstanceStatuses.Inactive } record
            ? record
            : throw EcsErrors.TargetNotFound(attribute.TargetId);
    }

    private static IEnumerable<InstanceAttribute> Others(ContainerInstanceRecord record, string name) =>
        (record.Instance.Attributes ?? []).Where(one => one.Name != name);

    private static void Store(Tx tx, ContainerInstanceRecord record, IReadOnlyList<InstanceAttribute> attributes) =>
        tx.Put(EcsTables.ContainerInstances, record with { Instance = record.Instance with { Attributes = attributes } });

    private static InstanceAttribute Shown(ContainerInstanceRecord record, InstanceAttribute attribute) =>
        new() { Name = attribute.Name, Value = attribute.Value, TargetId = record.Instance.ContainerInstanceArn };

    private static IEnumerable<string?> Targets(IReadOnlyList<InstanceAttribute>? attributes) =>
        (attributes ?? []).Select(attribute => attribute.TargetId).Distinct();

    private EcsNeeds Needs => new(context);
}
