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
