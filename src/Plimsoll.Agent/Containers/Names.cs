using System.Security.Cryptography;
using System.Text;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Containers;

/// <summary>
/// Names on the engine, as the ECS agent forms them. The last part comes from the task and the attempt, not from chance: an agent
/// that was killed before it learned that its call had worked finds the thing again under the same name.
/// </summary>
internal static class Names
{
    public static string Container(AcsTask task, string container, int attempt) => Form(task, container, "container", attempt);

    public static string Volume(AcsTask task, string volume) => Form(task, volume, "volume", 0);

    public static string BridgeNetwork(string instance) => "plimsoll-" + instance;

    private static string Form(AcsTask task, string name, string kind, int attempt)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{task.Arn}\n{kind}\n{name}\n{attempt}"));
        var readable = string.Concat($"{task.Family}-{task.Version}-{name}".Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
        return $"ecs-{readable}-{Convert.ToHexStringLower(hash.AsSpan(0, 10))}";
    }
}
