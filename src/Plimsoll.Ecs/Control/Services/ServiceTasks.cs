using Plimsoll.Cells.Tables;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>
/// The tasks of each service, until it has taken note that they stopped: derived, never stored. The scheduler goes through all tasks of a
/// service at each step, so they stand together instead of being looked up one by one.
/// </summary>
internal sealed class ServiceTasks : IDerived
{
    private readonly Dictionary<string, Dictionary<string, TaskRecord>> _services = new(StringComparer.Ordinal);

    /// <summary>Tasks of a service by key, in no order.</summary>
    /// <param name="serviceKey">Key of the service.</param>
    public IReadOnlyCollection<TaskRecord> Of(string serviceKey) => _services.TryGetValue(serviceKey, out var tasks) ? tasks.Values : [];

    /// <inheritdoc/>
    public void Apply(Table table, object? old, object? @new)
    {
        if (table == EcsTables.Tasks && (@new ?? old) is TaskRecord { Service: not null } task)
        {
            Follow(ServiceRecord.KeyOf(task.Cluster, task.Service), task.Key, @new as TaskRecord);
        }
    }

    private void Follow(string service, string key, TaskRecord? task)
    {
        if (!_services.TryGetValue(service, out var tasks))
        {
            _services[service] = tasks = new Dictionary<string, TaskRecord>(StringComparer.Ordinal);
        }

        if (task is { Accounted: false })
        {
            tasks[key] = task;
        }
        else if (tasks.Remove(key) && tasks.Count == 0)
        {
            _services.Remove(service);
        }
    }
}
