using System.Text.Json.Nodes;
using Docker.DotNet.Models;
using Plimsoll.Agent.Images;

namespace Plimsoll.Agent.Containers;

/// <summary>
/// Runs a script as the machine's root, for a user who may use Docker but is not root: a container on the machine's network that
/// has the machine's own programs and no others. It needs no image but the one of the pause container.
/// </summary>
internal static class RouteContainer
{
    public static async Task<(bool Done, string Words)> RunAsync(DockerEngine engine, string script, string architecture, CancellationToken cancel)
    {
        await engine.Pulls.EnsurePauseAsync(architecture, cancel).ConfigureAwait(false);
        var name = "plimsoll-routes-" + Guid.NewGuid().ToString("n")[..12];
        var id = await PauseContainer.CreateAsync(engine, name, Describe(script, architecture), cancel).ConfigureAwait(false);
        try
        {
            await engine.Client.Containers.StartContainerAsync(id, new ContainerStartParameters(), cancel).ConfigureAwait(false);
            var ended = await engine.Client.Containers.WaitContainerAsync(id, cancel).ConfigureAwait(false);
            return (ended.StatusCode == 0, RouteScript.Explain(ended.StatusCode));
        }
        finally
        {
            await engine.Client.Containers.RemoveContainerAsync(id, new ContainerRemoveParameters { Force = true }, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // The machine's own programs at their own paths, whatever links lead to them; /run holds the lock of iptables.
    private static JsonObject Describe(string script, string architecture)
    {
        string[] places = architecture == "arm64" ? ["/bin", "/sbin", "/usr", "/lib", "/etc"] : ["/bin", "/sbin", "/usr", "/lib", "/lib64", "/etc"];
        return new JsonObject
        {
            ["Image"] = PauseImage.Reference,
            ["Entrypoint"] = new JsonArray("/bin/sh", "-c", script),
            ["HostConfig"] = new JsonObject
            {
                ["NetworkMode"] = "host",
                ["Mounts"] = new JsonArray([.. places.Select(place => (JsonNode)Mount(place, readOnly: true)), Mount("/run", readOnly: false)]),
                ["CapAdd"] = new JsonArray("NET_ADMIN", "NET_RAW"),
                ["LogConfig"] = new JsonObject { ["Type"] = "none" },
            },
        };
    }

    private static JsonObject Mount(string place, bool readOnly) => new()
    {
        ["Type"] = "bind",
        ["Source"] = place,
        ["Target"] = place,
        ["ReadOnly"] = readOnly,
    };
}
