namespace Plimsoll.Ecs;

/// <summary>A healthy running task of a service and where it is reached.</summary>
/// <param name="TaskId">Id of the task.</param>
/// <param name="Address">Private IPv4 address: its own for awsvpc, otherwise its instance's.</param>
/// <param name="Ports">Ports on that address, in the order of the definition.</param>
public sealed record ServiceEndpoint(string TaskId, string Address, IReadOnlyList<int> Ports);
