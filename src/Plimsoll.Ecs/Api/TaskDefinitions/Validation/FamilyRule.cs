using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>A family is 1 to 255 letters, digits, hyphens, underscores.</summary>
internal static class FamilyRule
{
    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        if (string.IsNullOrEmpty(definition.Family))
        {
            yield return "Family should not be null or empty.";
        }
        else if (!Names.HasOnlyAllowed(definition.Family))
        {
            yield return "Family contains invalid characters.";
        }
        else if (definition.Family.Length > Names.MaxLength)
        {
            yield return $"Family is too long: at most {Names.MaxLength} characters are allowed.";
        }
    }
}
