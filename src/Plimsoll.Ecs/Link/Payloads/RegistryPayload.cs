using Plimsoll.AgentLink.Payload;
using Plimsoll.Wire.Arns;
using Shapes = Plimsoll.Ecs.Api.Shapes;

namespace Plimsoll.Ecs.Link.Payloads;

/// <summary>How an agent signs in to the registry of an image: with a secret that the definition names, or with Amazon ECR's own tokens.</summary>
internal static class RegistryPayload
{
    /// <param name="container">Definition.</param>
    /// <param name="region">Region of the task.</param>
    /// <param name="executionRole">True when the task has an execution role, which then pulls instead of the instance's.</param>
    public static RegistryAuthentication? From(Shapes.ContainerDefinition container, string region, bool executionRole)
    {
        if (container.RepositoryCredentials?.CredentialsParameter is { } parameter)
        {
            return new RegistryAuthentication
            {
                Type = "asm",
                AsmAuthData = new AsmAuthData
                {
                    CredentialsParameter = parameter,
                    Region = parameter.Split(':') is ["arn", _, _, { Length: > 0 } own, ..] ? own : region,
                },
            };
        }

        return RegistryHost.OfImage(container.Image) is { } registry
            ? new RegistryAuthentication
            {
                Type = "ecr",
                EcrAuthData = new EcrAuthData { RegistryId = registry.Account, Region = registry.Region, UseExecutionRole = executionRole },
            }
            : null;
    }
}
