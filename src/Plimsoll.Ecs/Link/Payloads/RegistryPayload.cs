using System.Text.RegularExpressions;
using Plimsoll.AgentLink.Payload;
using Shapes = Plimsoll.Ecs.Api.Shapes;

namespace Plimsoll.Ecs.Link.Payloads;

/// <summary>How an agent signs in to the registry of an image: with a secret that the definition names, or with Amazon ECR's own tokens.</summary>
internal static partial class RegistryPayload
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

        return Ecr.Match(container.Image ?? "") is { Success: true } image
            ? new RegistryAuthentication
            {
                Type = "ecr",
                EcrAuthData = new EcrAuthData
                {
                    RegistryId = image.Groups["account"].Value,
                    Region = image.Groups["region"].Value,
                    UseExecutionRole = executionRole,
                },
            }
            : null;
    }

    [GeneratedRegex(@"\A(?<account>[0-9]{12})\.dkr[.-]ecr(-fips)?\.(?<region>[a-z0-9-]+)\.[^/]+/", RegexOptions.CultureInvariant)]
    private static partial Regex Ecr { get; }
}
