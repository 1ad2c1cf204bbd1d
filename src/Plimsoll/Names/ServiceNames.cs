using System.Net;
using Plimsoll.Ecs;

namespace Plimsoll.Names;

/// <summary>
/// Makes the records of <c>SERVICE.CLUSTER.plimsoll.internal</c> and <c>TASK.SERVICE.CLUSTER.plimsoll.internal</c>, as Cloud Map has them
/// (docs/spec networking §6). A pure function but for the question to ECS.
/// </summary>
internal static class ServiceNames
{
    public const string Zone = "plimsoll.internal";

    // As many as Cloud Map answers.
    private const int MostTasks = 8;

    /// <summary>Whether a name is ours to answer.</summary>
    public static bool IsOurs(string name) => name == Zone || name.EndsWith("." + Zone, StringComparison.Ordinal);

    /// <summary>Cluster, service and task that a name stands for; null for a name that can be none.</summary>
    public static (string Cluster, string Service, string? Task)? Parse(string name) =>
        !IsOurs(name) || name == Zone ? null : name[..^(Zone.Length + 1)].Split('.') switch
        {
            [var service, var cluster] => (cluster, service, null),
            [var task, var service, var cluster] => (cluster, service, task),
            _ => null,
        };

    /// <summary>The answer to a question about our zone.</summary>
    /// <param name="name">Name in lower case.</param>
    /// <param name="type">Type of record.</param>
    /// <param name="endpoints">Of the service that the name stands for; null when there is none.</param>
    /// <param name="first">Which of many tasks comes first: askers mostly take the first.</param>
    public static DnsAnswer Answer(string name, ushort type, IReadOnlyList<ServiceEndpoint>? endpoints, int first)
    {
        // A cluster is no name itself, but has names below it: to say that there is none would deny those too (RFC 8020).
        if (name == Zone || (IsOurs(name) && !name[..^(Zone.Length + 1)].Contains('.', StringComparison.Ordinal)))
        {
            return new DnsAnswer(true, [], []);
        }

        if (endpoints is null || Parse(name) is not { } asked)
        {
            return DnsAnswer.NoName;
        }

        var task = asked.Task is null ? null : endpoints.FirstOrDefault(endpoint => endpoint.TaskId == asked.Task);
        if (asked.Task is not null && task is null)
        {
            return DnsAnswer.NoName;
        }

        var chosen = task is not null ? [task] : Turned(endpoints, first).Take(MostTasks).ToList();
        var addresses = type is DnsRecord.A or DnsRecord.Any
            ? chosen.DistinctBy(endpoint => endpoint.Address).Select(endpoint => new AddressRecord(name, IPAddress.Parse(endpoint.Address))) : [];
        var ports = type is DnsRecord.Srv or DnsRecord.Any && task is null ? chosen : [];
        return new DnsAnswer(
            true,
            [.. addresses, .. ports.SelectMany(endpoint => endpoint.Ports.Select(port => new ServiceRecord(name, (ushort)port, $"{endpoint.TaskId}.{name}")))],
            [.. ports.Where(endpoint => endpoint.Ports.Count > 0).Select(endpoint => new AddressRecord($"{endpoint.TaskId}.{name}", IPAddress.Parse(endpoint.Address)))]);
    }

    private static IEnumerable<ServiceEndpoint> Turned(IReadOnlyList<ServiceEndpoint> endpoints, int first) =>
        Enumerable.Range(0, endpoints.Count).Select(i => endpoints[(int)((uint)(first + i) % (uint)endpoints.Count)]);
}
