using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Storage;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Agent.Registration;

/// <summary>Registers the container instance, or ends the agent with the right exit code (agent-protocol §1.1).</summary>
internal sealed partial class Registrar(
    IControlPlane controlPlane, AgentConfig config, AgentFiles files, TimeProvider time, Random chance, ILogger log)
{
    public const string AgentVersion = "1.0.0";
    public const string AgentHash = "plimsoll";

    /// <summary>Registers, again and again while the control plane is not there or not able.</summary>
    /// <exception cref="AgentExitException">Trying again would not help.</exception>
    public async Task<AgentIdentity> RegisterAsync(EngineFacts engine, CancellationToken cancel)
    {
        var known = AgentFiles.Read(files.Identity, AgentStateJson.Default.AgentIdentity) ?? new AgentIdentity();
        if (known.ContainerInstanceArn.Length > 0 && config.Cluster.Length > 0 && known.Cluster != config.Cluster)
        {
            throw new AgentExitException(
                AgentExitException.Terminal,
                $"The data directory belongs to cluster {known.Cluster}, the configuration says {config.Cluster}. "
                + "Set the cluster back, or remove the data directory to join as a new instance.");
        }

        var cluster = config.Cluster.Length > 0 ? config.Cluster : known.Cluster;
        var request = Request(engine, known, cluster);
        var response = await CallAsync(request, cancel).ConfigureAwait(false);
        var arn = response.ContainerInstance?.ContainerInstanceArn;
        if (string.IsNullOrEmpty(arn))
        {
            throw new AgentExitException(AgentExitException.Terminal, "The control plane answered the registration without a container instance ARN.");
        }

        CheckEcho(request.Attributes!, response.ContainerInstance!.Attributes ?? []);
        var identity = known with
        {
            Cluster = cluster.Length > 0 ? cluster : "default",
            ContainerInstanceArn = arn,
            AvailabilityZone = response.ContainerInstance.Attributes?.FirstOrDefault(it => it.Name == "ecs.availability-zone")?.Value,
        };
        AgentFiles.Write(files.Identity, identity, AgentStateJson.Default.AgentIdentity);
        LogRegistered(arn, identity.AvailabilityZone);
        return identity;
    }

    private RegisterContainerInstanceRequest Request(EngineFacts engine, AgentIdentity known, string cluster)
    {
        var token = new byte[16];
        chance.NextBytes(token);
        return new RegisterContainerInstanceRequest
        {
            Cluster = cluster.Length > 0 ? cluster : "default",
            ContainerInstanceArn = known.ContainerInstanceArn.Length > 0 ? known.ContainerInstanceArn : null,
            ClientToken = new Guid(token).ToString(),
            Attributes = Capabilities.Of(config, engine, first: known.ContainerInstanceArn.Length == 0),
            TotalResources = Capacity.Of(config, engine).ToResources(),
            VersionInfo = new VersionInfo(AgentVersion, AgentHash, "DockerVersion: " + engine.Version),
            InstanceIdentityDocument = config.Shape?.IdentityDocument ?? "",
            InstanceIdentityDocumentSignature = config.Shape?.IdentityDocumentSignature ?? "",
            Tags = [.. config.InstanceTags.Select(tag => new ResourceTag(tag.Key, tag.Value))],
        };
    }

    private async Task<RegisterContainerInstanceResponse> CallAsync(RegisterContainerInstanceRequest request, CancellationToken cancel)
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(192), 2, chance);
        while (true)
        {
            try
            {
                return await controlPlane.RegisterContainerInstanceAsync(request, cancel).ConfigureAwait(false);
            }
            catch (Exception e) when (Faults.IsTransient(e))
            {
                LogRetry(e.Message);
                await backoff.WaitAsync(time, cancel).ConfigureAwait(false);
            }
            catch (AwsException e) when (config.Cluster.Length == 0 && IsNoCluster(e))
            {
                await controlPlane.CreateClusterAsync(new CreateClusterRequest("default"), cancel).ConfigureAwait(false);
            }
            catch (AwsException e)
            {
                var code = e.Code is "InvalidParameterException" or "ClientException" ? AgentExitException.Terminal : AgentExitException.Retryable;
                throw new AgentExitException(code, $"The container instance could not be registered: {e.Code}: {e.Message}");
            }
        }
    }

    private static bool IsNoCluster(AwsException e) =>
        e.Code == "ClusterNotFoundException" || e.Message.Contains("Cluster not found.", StringComparison.Ordinal);

    private static void CheckEcho(IReadOnlyList<InstanceAttribute> sent, IReadOnlyList<InstanceAttribute> answered)
    {
        var values = answered.ToLookup(it => it.Name, it => it.Value);
        if (sent.FirstOrDefault(it => it.Value is not null && !values[it.Name].Contains(it.Value)) is { } lost)
        {
            throw new AgentExitException(AgentExitException.Terminal, $"Attribute validation failed: {lost.Name}={lost.Value} did not come back.");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Registered as {Arn} in {Zone}")]
    private partial void LogRegistered(string arn, string? zone);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Registration failed and is tried again: {Why}")]
    private partial void LogRetry(string why);
}
