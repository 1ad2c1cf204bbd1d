using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Docker.DotNet;
using Plimsoll.Agent.Images;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Containers;

/// <summary>
/// Describes the container that holds a task's namespaces. It is made by a plain call: up to API 1.43 Docker takes a MAC address only
/// as a member of the container itself, later only as a member of the network endpoint; both are sent.
/// </summary>
internal static class PauseContainer
{
    /// <summary>Creates it; its id.</summary>
    /// <exception cref="DockerApiException">The engine says no.</exception>
    public static async Task<string> CreateAsync(
        DockerEngine engine, string name, JsonObject description, CancellationToken cancel)
    {
        using var content = new StringContent(description.ToJsonString());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var path = new Uri("/containers/create?name=" + Uri.EscapeDataString(name), UriKind.Relative);
        using var response = await engine.Raw.PostAsync(path, content, cancel).ConfigureAwait(false);
        var body = await response.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.Created
            ? JsonNode.Parse(body)!["Id"]!.GetValue<string>()
            : throw new DockerApiException(response.StatusCode, body);
    }

    /// <summary>The description.</summary>
    /// <param name="labels">Its labels.</param>
    /// <param name="network">The VPC's network; null for a task that only shares PIDs or IPC.</param>
    /// <param name="eni">The interface that the task gets.</param>
    /// <param name="sysctls">Kernel parameters of the network namespace.</param>
    /// <param name="cgroupParent">The parent cgroup; empty for Docker's own.</param>
    /// <param name="sharesIpc">Whether others join its IPC namespace.</param>
    /// <param name="servers">DNS servers where the interface names none.</param>
    public static JsonObject Describe(
        IReadOnlyDictionary<string, string> labels,
        string? network,
        ElasticNetworkInterface? eni,
        IReadOnlyDictionary<string, string> sysctls,
        string cgroupParent,
        bool sharesIpc,
        IReadOnlyList<string> servers)
    {
        var host = new JsonObject
        {
            ["NetworkMode"] = network ?? "none",
            ["CgroupParent"] = cgroupParent,
            ["CpuShares"] = 2,
            ["Sysctls"] = Object(sysctls),
        };
        if (sharesIpc)
        {
            host["IpcMode"] = "shareable";
        }

        var own = eni?.DomainNameServers is { Count: > 0 } named ? named : servers;
        if (network is not null && own.Count > 0)
        {
            host["Dns"] = new JsonArray([.. own.Select(server => (JsonNode)server)]);
        }

        if (eni?.DomainName is { Count: > 0 } search)
        {
            host["DnsSearch"] = new JsonArray([.. search.Select(domain => (JsonNode)domain)]);
        }

        var description = new JsonObject
        {
            ["Image"] = PauseImage.Reference,
            ["Entrypoint"] = new JsonArray("/pause"),
            ["Labels"] = Object(labels),
            ["HostConfig"] = host,
        };
        if (network is not null && eni is not null)
        {
            var address = eni.Ipv4Addresses?.OrderByDescending(it => it.Primary == true).FirstOrDefault();
            description["MacAddress"] = eni.MacAddress;
            description["Hostname"] = HostName(eni, address);
            description["NetworkingConfig"] = new JsonObject
            {
                ["EndpointsConfig"] = new JsonObject
                {
                    [network] = new JsonObject
                    {
                        ["IPAMConfig"] = new JsonObject { ["IPv4Address"] = address?.PrivateAddress },
                        ["MacAddress"] = eni.MacAddress,
                    },
                },
            };
        }

        return description;
    }

    // As EC2 names a host: ip-10-0-0-5.ec2.internal, of which the first label is the host name.
    private static string? HostName(ElasticNetworkInterface eni, Ipv4Address? address) =>
        eni.PrivateDnsName ?? (address?.PrivateAddress is { } ip ? "ip-" + ip.Replace('.', '-') : null);

    private static JsonObject Object(IReadOnlyDictionary<string, string> members)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
        {
            json[name] = value;
        }

        return json;
    }
}
