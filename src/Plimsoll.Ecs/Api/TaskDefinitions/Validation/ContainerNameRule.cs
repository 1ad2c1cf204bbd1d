using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>A container has a name of 1 to 255 letters, digits, hyphens, underscores.</summary>
internal static class ContainerNameRule
{
    public static IEnumerable<string> Broken(ContainerDefinition container)
    {
        if (string.IsNullOrEmpty(container.Name))
        {
            yield return "Container.name should not be null or empty.";
        }
        else if (!Names.HasOnlyAllowed(container.Name))
        {
            yield return "Container.name contains invalid characters.";
        }
        else if (container.Name.Length > Names.MaxLength)
        {
            yield return $"Container.name is too long: at most {Names.MaxLength} characters are allowed.";
        }
    }
}
