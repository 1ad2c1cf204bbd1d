namespace Plimsoll.Placement.Querying;

/// <summary>What the cluster query language can ask about one container instance.</summary>
public interface IInstanceFacts
{
    /// <summary><c>ec2InstanceId</c>; null when the instance has none.</summary>
    string? Ec2InstanceId { get; }

    /// <summary><c>agentVersion</c>, such as <c>1.89.2</c>; null when unknown.</summary>
    string? AgentVersion { get; }

    /// <summary><c>agentConnected</c>.</summary>
    bool AgentConnected { get; }

    /// <summary><c>registeredAt</c>.</summary>
    DateTimeOffset RegisteredAt { get; }

    /// <summary><c>runningTasksCount</c>: tasks whose containers run on the instance, those that are being stopped too.</summary>
    int RunningTasksCount { get; }

    /// <summary>The groups of the tasks on the instance whose desiredStatus is RUNNING. May repeat a group.</summary>
    IEnumerable<string> TaskGroups { get; }

    /// <summary>Whether a task of this group, with desiredStatus RUNNING, is on the instance.</summary>
    bool HasTaskInGroup(string group);

    /// <summary>Looks an attribute up. An attribute may be present without a value.</summary>
    bool TryGetAttribute(string name, out string? value);
}
