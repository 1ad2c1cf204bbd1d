using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Link;

/// <summary>Compares a manifest with the tasks at hand (agent-protocol §2.5).</summary>
internal static class Manifest
{
    /// <summary>The tasks that run here but should not, as far as the manifest knows.</summary>
    public static IReadOnlyList<TaskIdentifier> StopCandidates(TaskManifestMessage manifest, IEnumerable<TaskState> tasks)
    {
        var running = (manifest.Tasks ?? [])
            .Where(it => it.DesiredStatus == AcsStatus.Running)
            .Select(it => it.TaskArn)
            .ToHashSet();
        return
        [
            .. tasks.Where(task => !task.StopWanted && !running.Contains(task.Arn)).Select(task => new TaskIdentifier
            {
                TaskArn = task.Arn,
                TaskClusterArn = task.Payload.TaskClusterArn ?? manifest.ClusterArn,
                DesiredStatus = AcsStatus.Stopped,
            }),
        ];
    }
}
