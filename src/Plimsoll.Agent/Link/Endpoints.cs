using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Registration;

namespace Plimsoll.Agent.Link;

/// <summary>Where the websockets are: asked for once in twelve hours; an old answer is better than none.</summary>
internal sealed class Endpoints(IControlPlane controlPlane, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private DiscoverPollEndpointResponse? _known;
    private DateTimeOffset _askedAt;

    /// <summary>The address of the ACS websocket.</summary>
    public async Task<Uri> AcsAsync(
        string cluster, string instance, EngineFacts engine, bool sendCredentials, CancellationToken cancel)
    {
        var endpoint = (await AskAsync(cluster, instance, cancel).ConfigureAwait(false)).Endpoint;
        return Address(
            endpoint,
            ("agentHash", Registrar.AgentHash),
            ("agentVersion", Registrar.AgentVersion),
            ("clusterArn", cluster),
            ("containerInstanceArn", instance),
            ("dockerVersion", "DockerVersion: " + engine.Version),
            ("protocolVersion", "2"),
            ("sendCredentials", sendCredentials ? "true" : "false"),
            ("seqNum", "1"));
    }

    /// <summary>The address of the TCS websocket.</summary>
    public async Task<Uri> TcsAsync(string cluster, string instance, EngineFacts engine, CancellationToken cancel)
    {
        var endpoint = (await AskAsync(cluster, instance, cancel).ConfigureAwait(false)).TelemetryEndpoint;
        return Address(
            endpoint,
            ("agentHash", Registrar.AgentHash),
            ("agentVersion", Registrar.AgentVersion),
            ("cluster", cluster),
            ("containerInstance", instance),
            ("dockerVersion", engine.Version));
    }

    internal static Uri Address(string? endpoint, params ReadOnlySpan<(string Name, string Value)> query)
    {
        if (endpoint is null || !Uri.TryCreate(endpoint.EndsWith('/') ? endpoint : endpoint + "/", UriKind.Absolute, out var start)
            || start.Scheme is not ("http" or "https"))
        {
            throw new HttpRequestException($"The control plane named \"{endpoint}\" as an endpoint, which is not an http or https URL.");
        }

        var parts = new List<string>();
        foreach (var (name, value) in query)
        {
            parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        return new Uri(start, "ws?" + string.Join('&', parts));
    }

    private async Task<DiscoverPollEndpointResponse> AskAsync(string cluster, string instance, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (_known is null || now - _askedAt >= Lifetime)
        {
            try
            {
                _known = await controlPlane.DiscoverPollEndpointAsync(
                    new DiscoverPollEndpointRequest { Cluster = cluster, ContainerInstance = instance, ZoneId = "" }, cancel)
                    .ConfigureAwait(false);
                _askedAt = now;
            }
            catch (Exception e) when (_known is not null && e is not OperationCanceledException)
            {
                // The answer of twelve hours ago is most likely still right.
                return _known;
            }
        }

        return _known;
    }
}
