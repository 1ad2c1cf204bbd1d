using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Secrets;

/// <summary>The values of a task's secrets. In memory only: never on disk, never in a log.</summary>
/// <param name="values">Values by reference.</param>
internal sealed class TaskSecrets(IReadOnlyDictionary<Secret, string> values)
{
    private const string LogDriver = "LOG_DRIVER";

    /// <summary>The environment variables of a container.</summary>
    public IReadOnlyDictionary<string, string> Variables(AcsContainer container) => Of(container, secret => secret.Target != LogDriver);

    /// <summary>The options of a container's log driver.</summary>
    public IReadOnlyDictionary<string, string> LogOptions(AcsContainer container) => Of(container, secret => secret.Target == LogDriver);

    private Dictionary<string, string> Of(AcsContainer container, Func<Secret, bool> which) =>
        (container.Secrets ?? []).Where(which).ToDictionary(secret => secret.Name!, secret => values[secret]);
}
