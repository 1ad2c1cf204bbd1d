using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Serving;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Containers;

/// <summary>Variables that the agent gives to the containers of a task (agent-protocol §2.7, docs/roles.md).</summary>
/// <param name="Defaults">Those that the definition may set otherwise.</param>
/// <param name="Fixed">Those that it may not.</param>
internal sealed record InjectedEnvironment(IReadOnlyDictionary<string, string> Defaults, IReadOnlyDictionary<string, string> Fixed)
{
    /// <summary>Says what a task gets. A pure function.</summary>
    /// <param name="task">The task; its role's credentials have an id when it has a role.</param>
    /// <param name="networkMode">Its network mode.</param>
    /// <param name="config">The agent's settings.</param>
    /// <param name="endpointId">The id under which the container asks for its metadata; null when it cannot ask.</param>
    public static InjectedEnvironment Of(AcsTask task, string networkMode, AgentConfig config, string? endpointId = null)
    {
        var defaults = new Dictionary<string, string> { ["AWS_REGION"] = config.Region, ["AWS_DEFAULT_REGION"] = config.Region };
        var given = new Dictionary<string, string>();
        if (task.RoleCredentials?.CredentialsId is { Length: > 0 } id)
        {
            given["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = "/v2/credentials/" + id;

            // Keys and the place where they are good for anything go together: what a container without a role calls is not ours to say.
            if (Endpoint(networkMode, config) is { } endpoint)
            {
                defaults["AWS_ENDPOINT_URL"] = endpoint;
            }
        }

        if (endpointId is not null)
        {
            given["ECS_AGENT_URI"] = $"http://{ContainerEndpoint.Address}/api/{endpointId}";
            given["ECS_CONTAINER_METADATA_URI"] = $"http://{ContainerEndpoint.Address}/v3/{endpointId}";
            given["ECS_CONTAINER_METADATA_URI_V4"] = $"http://{ContainerEndpoint.Address}/v4/{endpointId}";
        }

        return new InjectedEnvironment(defaults, given);
    }

    // Another machine's control plane is reached from a container as from the agent; this machine's loopback only without a network of one's own.
    private static string? Endpoint(string networkMode, AgentConfig config) =>
        config.Shape is { } shape ? shape.ApiEndpoint
        : config.Endpoint.IsLoopback && networkMode != "host" ? null
        : config.Endpoint.GetLeftPart(UriPartial.Authority);
}
