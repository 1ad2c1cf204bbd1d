namespace Plimsoll.Ssm;

/// <summary>The image that container instances are made of, as <c>/aws/service/ecs/optimized-ami/…</c> tells it.</summary>
/// <param name="Id">E.g. <c>ami-00000000000000000</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="AgentVersion">Version of the container agent on it.</param>
public sealed record PublicImage(string Id, string Name, string Version, string AgentVersion);
