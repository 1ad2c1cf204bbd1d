using Plimsoll.Agent.Images;

namespace Plimsoll.Agent.Registries;

/// <summary>A login for the control plane's registry.</summary>
/// <param name="Login">User and password.</param>
/// <param name="Host">Host and port by which the engine reaches the registry.</param>
/// <param name="Expires">Its end.</param>
internal sealed record RegistryToken(RegistryLogin Login, string Host, DateTimeOffset Expires);

/// <summary>The control plane gives no login.</summary>
/// <param name="message">Why, as the ECS agent words it.</param>
internal sealed class RegistryTokenException(string message) : Exception(message);
