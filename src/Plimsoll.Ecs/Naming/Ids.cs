using System.Security.Cryptography;

namespace Plimsoll.Ecs.Naming;

/// <summary>Fresh identifiers. They are unguessable, so they do not come from the seeded generator of the decisions.</summary>
internal static class Ids
{
    /// <summary>32 hexadecimal digits: tasks and container instances.</summary>
    public static string Hex32() => Guid.NewGuid().ToString("N");

    /// <summary><c>ecs-svc/</c> and 19 digits: deployments.</summary>
    public static string Deployment() => $"ecs-svc/{RandomNumberGenerator.GetString("0123456789", 19)}";

    /// <summary>With hyphens: containers, credentials, messages.</summary>
    public static string Uuid() => Guid.NewGuid().ToString();
}
