using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Reference;

/// <summary>One instance with the tasks on it, held as plain lists.</summary>
internal sealed record ReferenceFacts(FleetInstance Instance, IReadOnlyList<FleetTask> Tasks) : IInstanceFacts
{
    public string? Ec2InstanceId => Instance.Ec2InstanceId;

    public string? AgentVersion => Instance.AgentVersion;

    public bool AgentConnected => Instance.AgentConnected;

    public DateTimeOffset RegisteredAt => Instance.RegisteredAt;

    public int RunningTasksCount => Tasks.Count(task => task.Running);

    public IEnumerable<string> TaskGroups => Tasks.Where(task => !task.Stopping).Select(task => task.Group);

    public bool HasTaskInGroup(string group) => TaskGroups.Contains(group);

    public bool TryGetAttribute(string name, out string? value) => Instance.Attributes.TryGetValue(name, out value);

    public string? Attribute(string name) => Instance.Attributes.TryGetValue(name, out var value) ? value ?? "" : null;
}
