using System.Text.RegularExpressions;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Requirements;

/// <summary>Attributes that say what a machine is (docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-constraints.html): no instance can be given another.</summary>
internal static partial class MachineAttributes
{
    /// <summary>True when words of placement ask for such an attribute.</summary>
    public static bool AreIn(string words) => Pattern().IsMatch(words);

    [GeneratedRegex(@"\battribute[ :]ecs\.(cpu-architecture|os-family|os-type|instance-type|availability-zone|ami-id)\b")]
    private static partial Regex Pattern();
}
