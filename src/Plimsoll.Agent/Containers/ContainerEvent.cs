namespace Plimsoll.Agent.Containers;

/// <summary>Something that happened to a container of ours.</summary>
/// <param name="Id">The container.</param>
/// <param name="Action"><c>start</c>, <c>die</c>, <c>health_status: healthy</c> or <c>health_status: unhealthy</c></param>
/// <param name="Attributes">Its labels, and for <c>die</c> the <c>exitCode</c>.</param>
/// <param name="At">When.</param>
internal sealed record ContainerEvent(string Id, string Action, IReadOnlyDictionary<string, string> Attributes, DateTimeOffset At);

/// <summary>Hears what the engine says about one instance's containers. Called from the engine's reading loop: returns at once.</summary>
internal interface IEngineListener
{
    /// <summary>The engine answers, and from now on every event is heard: look at everything again.</summary>
    void OnUp();

    /// <summary>The engine does not answer.</summary>
    void OnDown(string why);

    /// <summary>An event.</summary>
    void OnEvent(ContainerEvent happened);
}
