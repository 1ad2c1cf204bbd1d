namespace Plimsoll.Ecs.Model;

/// <summary>A revision of a task definition as it is kept.</summary>
/// <param name="Definition">As AWS echoes it.</param>
/// <param name="Tags">Tags of the revision.</param>
internal sealed record TaskDefinitionRecord(TaskDefinition Definition, IReadOnlyList<Tag> Tags)
{
    public string Family => Definition.Family!;

    public string Key => KeyOf(Family, Definition.Revision!.Value);

    /// <summary>
    /// Sorts by family, then by number of the revision: the space comes before every character of a family's name,
    /// so that <c>web</c> is before <c>web-2</c>.
    /// </summary>
    public static string KeyOf(string family, int revision) => $"{family} {revision:D7}";
}

/// <summary>The last revision that a family has had: numbers are never used twice.</summary>
/// <param name="Family">Name.</param>
/// <param name="LastRevision">From 1.</param>
internal sealed record FamilyRecord(string Family, int LastRevision);
