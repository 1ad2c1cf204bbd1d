using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Images;

/// <summary>A user name and password for a registry.</summary>
/// <param name="UserName">The user.</param>
/// <param name="Password">Never logged.</param>
/// <param name="Server">The registry's address.</param>
public sealed record RegistryLogin(string UserName, string Password, string Server)
{
    /// <summary>Names the login without its secret.</summary>
    public override string ToString() => $"{UserName} at {Server}";
}

/// <summary>Finds the login for an image of another registry than the control plane's (Secrets Manager). Without one, images are pulled anonymously.</summary>
public interface IRegistryCredentials
{
    /// <summary>The login, or null when the image needs none.</summary>
    /// <param name="image">The image reference.</param>
    /// <param name="authentication">What the payload says of the registry, if anything.</param>
    /// <param name="executionRole">The task's execution role credentials, if it has any.</param>
    /// <param name="cancel">Gives up.</param>
    ValueTask<RegistryLogin?> FindAsync(
        string image, RegistryAuthentication? authentication, IamRoleCredentials? executionRole, CancellationToken cancel);
}
