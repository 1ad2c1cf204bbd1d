using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Credentials;
using Plimsoll.Agent.Serving;
using Plimsoll.Agent.Tasks;
using Plimsoll.Wire.Client;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Agent.Tests.Serving;

/// <summary>Agents as the endpoint knows them; neither engine nor control plane is asked.</summary>
internal static class Agents
{
    public static ServedAgent Of(CredentialStore? credentials = null, Func<SigningKeys, IControlPlane>? controlPlaneAs = null) => new()
    {
        Credentials = credentials ?? new CredentialStore(),
        Cluster = "demo",
        ContainerInstanceArn = "arn:instance",
        AvailabilityZone = "us-east-1a",
        Config = new AgentConfig(),
        Docker = new DockerEngine(new Uri("unix:///nowhere"), TimeProvider.System, NullLoggerFactory.Instance),
        ControlPlane = new EcsClient(new AwsClient(new HttpClient(), new Uri("http://127.0.0.1:1"), "us-east-1", () => new SigningKeys("A", "s"), TimeProvider.System)),
        ControlPlaneAs = controlPlaneAs ?? (_ => throw new NotSupportedException()),
        Tasks = () => Task.FromResult<IReadOnlyList<(TaskPlan, TaskState)>>([]),
    };
}
