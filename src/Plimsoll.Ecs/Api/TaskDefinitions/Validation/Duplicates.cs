namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Finds what is there more than once.</summary>
internal static class Duplicates
{
    /// <summary>The values that occur more than once, each once; absent ones are not counted.</summary>
    public static IEnumerable<T> In<T>(IEnumerable<T?> values)
        where T : class => values.OfType<T>().CountBy(value => value).Where(count => count.Value > 1).Select(count => count.Key);
}
