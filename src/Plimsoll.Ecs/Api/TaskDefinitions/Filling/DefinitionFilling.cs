using System.Globalization;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Filling;

/// <summary>
/// Makes a task definition of what a caller registers, with the defaults that AWS fills in and nothing else:
/// clients compare the answer with what they sent (spec/clients.md).
/// </summary>
internal static class DefinitionFilling
{
    public static TaskDefinition Fill(CallContext call, RegisterTaskDefinitionRequest input) => new()
    {
        Family = input.Family,
        TaskRoleArn = RoleNames.ToArn(call, input.TaskRoleArn),
        ExecutionRoleArn = RoleNames.ToArn(call, input.ExecutionRoleArn),
        NetworkMode = input.NetworkMode,
        ContainerDefinitions = [.. (input.ContainerDefinitions ?? []).Select(container => ContainerFilling.Fill(container, input.NetworkMode))],
        Volumes = [.. (input.Volumes ?? []).Select(VolumeFilling.Fill)],
        PlacementConstraints = input.PlacementConstraints ?? [],
        RequiresCompatibilities = input.RequiresCompatibilities is { Count: > 0 } given ? given : null,
        Cpu = Number(TaskSizes.Cpu(input.Cpu), input.Cpu),
        Memory = Number(TaskSizes.Memory(input.Memory), input.Memory),
        InferenceAccelerators = input.InferenceAccelerators is { Count: > 0 } accelerators ? accelerators : null,
        PidMode = input.PidMode,
        IpcMode = input.IpcMode,
        ProxyConfiguration = input.ProxyConfiguration is { } proxy ? proxy with { Type = proxy.Type ?? "APPMESH" } : null,
        EphemeralStorage = input.EphemeralStorage,
        RuntimePlatform = input.RuntimePlatform,
        EnableFaultInjection = input.EnableFaultInjection,
    };

    // What cannot be read stays as it is: the rules refuse it in AWS's words.
    private static string? Number(int? size, string? text) => size?.ToString(CultureInfo.InvariantCulture) ?? text;
}
