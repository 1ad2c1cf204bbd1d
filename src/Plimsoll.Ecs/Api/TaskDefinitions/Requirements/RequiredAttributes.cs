namespace Plimsoll.Ecs.Api.TaskDefinitions.Requirements;

/// <summary>
/// What an instance must advertise to run a definition: <c>requiresAttributes</c>, computed from what the definition uses
/// (spec/cluster-query-language.md §8). In the order of their names, each once.
/// </summary>
internal static class RequiredAttributes
{
    public static IReadOnlyList<InstanceAttribute> Of(TaskDefinition definition) =>
    [
        .. TaskAttributes.Of(definition)
            .Concat(definition.Volumes!.SelectMany(VolumeAttributes.Of))
            .Concat(definition.ContainerDefinitions!.SelectMany(container => ContainerAttributes.Of(container, definition)))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => new InstanceAttribute { Name = name }),
    ];
}
