using System.ComponentModel;
using System.Diagnostics;
using Docker.DotNet;
using Docker.DotNet.Models;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Registration;

namespace Plimsoll.Agent;

/// <summary>
/// Gives local instances their private addresses on this machine and lets tasks reach tasks (docs/networking.md). Root does it itself;
/// who may use Docker has a short-lived container do it, with the machine's own tools.
/// </summary>
/// <param name="docker">The engine.</param>
/// <param name="log">Log.</param>
public sealed partial class MachineRoutes(DockerEngine docker, ILogger log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Makes networks, addresses and rules. Doing it again is as good as once.</summary>
    /// <param name="routes">What is needed.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>True when every address is this machine's; when not, the log says why.</returns>
    public async Task<bool> MakeAsync(PrivateRoutes routes, CancellationToken cancel)
    {
        try
        {
            var facts = await docker.FactsAsync(cancel).ConfigureAwait(false);
            await docker.Networks.VpcAsync(routes.Vpc, cancel).ConfigureAwait(false);
            foreach (var instance in routes.Instances)
            {
                // Docker's rules of a bridge come before ours only if the bridge does.
                await docker.Networks.BridgeAsync(new InstanceShape { Name = instance.Name, Cpu = 0, Memory = 0, BridgeSubnet = instance.Bridge, Directory = instance.Directory }, cancel).ConfigureAwait(false);
            }

            var device = await docker.Networks.DeviceAsync(routes.Vpc.Name, cancel).ConfigureAwait(false);
            var (done, words) = device is null ? (false, "the network is gone") : await RunAsync(docker, RouteScript.Make(device, routes), device, facts, cancel).ConfigureAwait(false);
            if (done)
            {
                return true;
            }

            LogNone(words);
        }
        catch (Exception error) when (error is DockerApiException or IOException or HttpRequestException)
        {
            LogNone(EngineErrors.Describe(error));
        }

        return false;
    }

    /// <summary>Brings the containers of this whole machine to <see cref="Serving.ContainerEndpoint"/>.</summary>
    /// <returns>True when its address is this machine's; when not, the log says why.</returns>
    internal async Task<bool> MakeHostAsync(CancellationToken cancel)
    {
        var (done, words) = await HostAsync(RouteScript.MakeHost(), cancel).ConfigureAwait(false);
        if (!done)
        {
            LogNoEndpoint(words);
        }

        return done;
    }

    /// <summary>Takes back what <see cref="MakeHostAsync"/> made.</summary>
    internal Task RemoveHostAsync(CancellationToken cancel) => HostAsync(RouteScript.RemoveHost(), cancel);

    // Docker's own bridge tells whether we are where its containers are.
    private async Task<(bool Done, string Words)> HostAsync(string script, CancellationToken cancel)
    {
        try
        {
            var facts = await docker.FactsAsync(cancel).ConfigureAwait(false);
            var device = await docker.Networks.DeviceAsync("bridge", cancel).ConfigureAwait(false);
            return await RunAsync(docker, script, device ?? "docker0", facts, cancel).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DockerApiException or IOException or HttpRequestException)
        {
            return (false, EngineErrors.Describe(error));
        }
    }

    /// <summary>Takes back addresses and rules, and when no other instances are left on the machine what they shared.</summary>
    /// <param name="docker">The engine.</param>
    /// <param name="instances">Names of instances whose own networks are gone.</param>
    /// <param name="vpc">The network that all share.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Why the network is still there though nobody needs it; null when that is not so.</returns>
    internal static async Task<string?> RemoveAsync(DockerEngine docker, IReadOnlyCollection<string> instances, string vpc, CancellationToken cancel)
    {
        if (await docker.Networks.DeviceAsync(vpc, cancel).ConfigureAwait(false) is not { } device)
        {
            return null;
        }

        var last = !await docker.Networks.HasBridgesAsync(cancel).ConfigureAwait(false);
        var facts = await docker.FactsAsync(cancel).ConfigureAwait(false);
        await RunAsync(docker, RouteScript.Remove(instances, last), device, facts, cancel).ConfigureAwait(false);
        return last ? await LeftOvers.RemoveNetworkAsync(docker, vpc, cancel).ConfigureAwait(false) : null;
    }

    private static async Task<(bool Done, string Words)> RunAsync(DockerEngine docker, string script, string device, EngineFacts facts, CancellationToken cancel)
    {
        // A root that is in a container, or whose Docker is elsewhere, does not see the bridge, or has no tools.
        var ours = Environment.IsPrivilegedProcess && Directory.Exists("/sys/class/net/" + device) && MachineTools.AreHere(Environment.GetEnvironmentVariable("PATH"));
        using var late = new CancellationTokenSource(Patience, docker.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            return ours ? await HereAsync(script, both.Token).ConfigureAwait(false)
                : docker.IsLocal ? await RouteContainer.RunAsync(docker, script, facts.Architecture, both.Token).ConfigureAwait(false)
                : (false, "the Docker engine is on another machine");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (false, "it took too long");
        }
    }

    private static async Task<(bool Done, string Words)> HereAsync(string script, CancellationToken cancel)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-s"]) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true })!;
            var errors = process.StandardError.ReadToEndAsync(cancel);
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            await process.StandardInput.WriteAsync(script.AsMemory(), cancel).ConfigureAwait(false);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancel).ConfigureAwait(false);
            await output.ConfigureAwait(false);
            var said = (await errors.ConfigureAwait(false)).Trim();
            return (process.ExitCode == 0, said.Length > 0 ? said : RouteScript.Explain(process.ExitCode));
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            return (false, error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Instances have no private addresses, so tasks reach only the ports of their own instance and the machine's: {Why}")]
    private partial void LogNone(string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Containers are not brought to 169.254.170.2, so there are no task roles here: {Why}")]
    private partial void LogNoEndpoint(string why);
}
