namespace Plimsoll.Agent.Tasks;

/// <summary>What the control plane has been told of a task, so that it is told each thing once, also over a restart.</summary>
/// <param name="Status">The last task status, empty for none.</param>
/// <param name="Containers">The last status of each container.</param>
/// <param name="Digests">Whether the image digests were told.</param>
/// <param name="Attachment">Whether the network interface was said to be attached.</param>
internal sealed record SentState(
    string Status, IReadOnlyDictionary<string, string> Containers, bool Digests = false, bool Attachment = false)
{
    /// <summary>Whether it was told when the execution stopped.</summary>
    public bool ExecutionStopped { get; init; }

    public static SentState Nothing { get; } = new("", new Dictionary<string, string>());

    /// <summary>The words of the last progress note; told again only when they change. Not kept: a note is a courtesy.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Progress { get; init; }
}
