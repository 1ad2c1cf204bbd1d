namespace Plimsoll.Ecs.Naming;

/// <summary>Fresh identifiers. They are unguessable, so they do not come from the seeded generator of the decisions.</summary>
internal static class Ids
{
    /// <summary>32 hexadecimal digits: tasks and container instances.</summary>
    public static string Hex32() => Guid.NewGuid().ToString("N");

    /// <summary>With hyphens: containers, credentials, messages.</summary>
    public static string Uuid() => Guid.NewGuid().ToString();
}
