using Plimsoll.Ecs.Api.TaskDefinitions.Filling;
using Plimsoll.Ecs.Api.TaskDefinitions.Validation;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Requirements;

/// <summary>What the task-level members of a definition require of an instance.</summary>
internal static class TaskAttributes
{
    // More CPU units than this needs an agent that knows of it.
    private const int UsualCpuLimit = 10240;

    public static IEnumerable<string> Of(TaskDefinition definition)
    {
        if (definition.TaskRoleArn is not null)
        {
            yield return Capability.Old("task-iam-role");
            if (Platforms.IsHost(definition))
            {
                yield return Capability.Old("task-iam-role-network-host");
            }
        }

        if (Platforms.IsAwsVpc(definition))
        {
            yield return Capability.New("task-eni");
            yield return Capability.DockerApi(18);
        }

        if (TaskSizes.Cpu(definition.Cpu) > UsualCpuLimit)
        {
            yield return Capability.New("increased-task-cpu-limit");
        }

        if (definition.PidMode is not null || definition.IpcMode is not null)
        {
            yield return Capability.New("pid-ipc-namespace-sharing");
        }

        if (definition.ProxyConfiguration is not null)
        {
            yield return Capability.New("aws-appmesh");
        }

        if (definition.EnableFaultInjection == true)
        {
            yield return Capability.New("fault-injection");
        }
    }
}
