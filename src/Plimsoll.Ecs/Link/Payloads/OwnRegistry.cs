namespace Plimsoll.Ecs.Link.Payloads;

/// <summary>The registry that stands beside this control plane, as an agent reaches it.</summary>
/// <param name="Endpoint">Scheme, host and port at which the agent connected: there it asks for logins. Left alone it would ask AWS.</param>
/// <param name="HasName">Whether a host of an image is this registry's, under a name that AWS did not give.</param>
internal sealed record OwnRegistry(string Endpoint, Func<string, bool> HasName);
