using Docker.DotNet;
using Plimsoll.Agent.Cgroups;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Secrets;
using Plimsoll.Agent.Tasks;

namespace Plimsoll.Agent.Engine;

/// <summary>Makes what a task needs before its containers, and removes it after them.</summary>
internal sealed class Provisioner(EngineContext context)
{
    private readonly Volumes _volumes = new(context.Docker, context.Config.SharedVolumeMatchFullConfig, context.Instance);

    /// <summary>Makes the task's cgroup, network and volumes, which may be there already, and reads its secrets.</summary>
    /// <exception cref="CredentialsAwaitedException">It has secrets, and the credentials to read them have not come yet.</exception>
    /// <returns>Why the task can not have them, as <c>ErrorName: text</c>; null when it has.</returns>
    public async Task<string?> ProvisionAsync(TaskPlan plan, TaskState state, CancellationToken cancel)
    {
        try
        {
            CreateCgroup(plan, state);
            if (plan.NetworkMode == "awsvpc")
            {
                if (context.Config.Shape?.Vpc is not { } vpc || state.Payload.ElasticNetworkInterfaces is not [_, ..])
                {
                    return "ResourceInitializationError: the instance has no VPC network or the task no network interface";
                }

                await context.Docker.Networks.VpcAsync(vpc, cancel).ConfigureAwait(false);
            }
            else if (plan.NetworkMode == "bridge" && context.Config.Shape is { } shape)
            {
                await context.Docker.Networks.BridgeAsync(shape, cancel).ConfigureAwait(false);
            }

            await _volumes.EnsureAsync(state.Payload, cancel).ConfigureAwait(false);
            await context.Secrets.OfAsync(state.Payload, cancel).ConfigureAwait(false);
            return null;
        }
        catch (VolumeException e)
        {
            return "CannotCreateVolumeError: " + e.Message;
        }
        catch (SecretException e)
        {
            return "ResourceInitializationError: " + e.Message;
        }
        catch (DockerApiException e) when (!EngineErrors.IsAbsence(e))
        {
            return "ResourceInitializationError: " + EngineErrors.Describe(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && !EngineErrors.IsAbsence(e))
        {
            return "ResourceInitializationError: the task's cgroup could not be made: " + e.Message;
        }
    }

    /// <summary>Removes volumes and cgroup of a task whose containers are gone.</summary>
    public async Task RemoveAsync(TaskState state, CancellationToken cancel)
    {
        await _volumes.RemoveAsync(state.Payload, cancel).ConfigureAwait(false);
        if (context.TaskCgroups)
        {
            await context.Docker.Cgroups.RemoveAsync(context.CgroupParent(state.Id), context.Time, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Makes the cgroup that holds a local instance.</summary>
    public void CreateInstanceCgroup()
    {
        if (context.Config.Shape is { Cgroup: true } shape && context.Docker.Cgroups.IsUsable)
        {
            context.Docker.Cgroups.Create(
                context.Docker.Cgroups.Instance(shape.Name),
                new CgroupLimits(shape.Cpu / 1024.0, shape.Cpu, shape.Memory * 1048576L, context.Config.CgroupCpuPeriod));
        }
    }

    private void CreateCgroup(TaskPlan plan, TaskState state)
    {
        if (!context.TaskCgroups)
        {
            return;
        }

        var task = state.Payload;
        var demand = Demand.Of(task, plan);
        var limits = task.Cpu is > 0 and var cpus
            ? new CgroupLimits(cpus, (long)(cpus * 1024), null, context.Config.CgroupCpuPeriod)
            : new CgroupLimits(null, Math.Clamp(demand.Cpu, 2, 262_144), null, context.Config.CgroupCpuPeriod);
        context.Docker.Cgroups.Create(
            context.CgroupParent(state.Id), limits with { MemoryBytes = task.Memory is > 0 and var memory ? memory * 1048576 : null });
    }
}
