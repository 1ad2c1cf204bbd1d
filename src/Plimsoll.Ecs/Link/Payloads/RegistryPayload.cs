using Plimsoll.AgentLink.Payload;
using Plimsoll.Wire.Arns;
using Shapes = Plimsoll.Ecs.Api.Shapes;

namespace Plimsoll.Ecs.Link.Payloads;

/// <summary>How an agent signs in to the registry of an image: with a secret that the definition names, or with Amazon ECR's own tokens.</summary>
internal static class RegistryPayload
{
    /// <param name="container">Definition.</param>
    /// <param name="home">Account and region of the task: the registry of an image whose host does not say.</param>
    /// <param name="executionRole">True when the task has an execution role, which then pulls instead of the instance's.</param>
    /// <param name="own">This server's registry.</param>
    public static RegistryAuthentication? From(Shapes.ContainerDefinition container, RegistryHost home, bool executionRole, OwnRegistry own)
    {
        if (container.RepositoryCredentials?.CredentialsParameter is { } parameter)
        {
            return new RegistryAuthentication
            {
                Type = "asm",
                AsmAuthData = new AsmAuthData
                {
                    CredentialsParameter = parameter,
                    Region = parameter.Split(':') is ["arn", _, _, { Length: > 0 } said, ..] ? said : home.Region,
                },
            };
        }

        return RegistryOf(container.Image, home, own) is { } registry
            ? new RegistryAuthentication
            {
                Type = "ecr",
                EcrAuthData = new EcrAuthData
                {
                    RegistryId = registry.Account,
                    Region = registry.Region,
                    EndpointOverride = own.Endpoint,
                    UseExecutionRole = executionRole,
                },
            }
            : null;
    }

    // By AWS's names, whatever account and region they say, and by its own address.
    private static RegistryHost? RegistryOf(string? image, RegistryHost home, OwnRegistry own) =>
        RegistryHost.OfImage(image)
        ?? (image?.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && own.HasName(image[..slash]) ? home : null);
}
