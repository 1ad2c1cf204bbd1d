namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>A definition keeps the rules of each launch type that it says it requires.</summary>
internal static class CompatibilityRule
{
    public static IEnumerable<string> Broken(TaskDefinition definition) =>
        (definition.RequiresCompatibilities ?? []).SelectMany(launchType => Compatibility.Broken(definition, launchType));
}
