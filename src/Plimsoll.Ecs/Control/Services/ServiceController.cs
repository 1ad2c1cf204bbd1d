using System.Collections.Concurrent;
using Plimsoll.Cells;
using Plimsoll.Cells.Journal;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>
/// The service scheduler: follows the commits, and takes each service that one touches a step further until nothing is left to do. What is
/// to be done is read from the records, so a restart loses nothing.
/// </summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="reconciler">Takes the steps.</param>
/// <param name="fault">Told when a step failed; it is tried again.</param>
internal sealed class ServiceController(EcsContext ecs, ServiceReconciler reconciler, Action<Exception> fault) : IDisposable
{
    private const int MostTogether = 32;
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    // A timer takes no more than 49 days, a grace period may last for 68 years: it wakes, finds nothing due and waits on.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private readonly Agenda _agenda = new();
    private readonly ConcurrentDictionary<(Cell Cell, string Key), byte> _waiting = new();
    private readonly ConcurrentDictionary<(Cell Cell, string Key), byte> _watching = new();
    private ITimer? _timer;
    private volatile bool _stopped;

    /// <summary>Takes up what was left when the server stopped, and watches from now on.</summary>
    public void Start()
    {
        _timer = ecs.Time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        ecs.Cells.Committed += Committed;
        foreach (var cell in ecs.Cells.All)
        {
            Post(cell, cell.Peek(view => view.All(EcsTables.Services).Where(one => one.Service.Status != ServiceStatuses.Inactive).Select(one => one.Key).ToList()));
        }
    }

    /// <summary>Ends the watch.</summary>
    public void Dispose()
    {
        _stopped = true;
        ecs.Cells.Committed -= Committed;
        _timer?.Dispose();
    }

    // On the committer's thread: it only makes notes.
    private void Committed(Cell cell, Entry entry)
    {
        var touched = new HashSet<string>(StringComparer.Ordinal);
        var freed = new HashSet<string>(StringComparer.Ordinal);
        var moved = new HashSet<string>(StringComparer.Ordinal);
        var instances = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var change in entry.Changes)
        {
            switch (change.New ?? change.Old)
            {
                case ServiceRecord service:
                    touched.Add(service.Key);
                    if (GivesRoomBack(change))
                    {
                        freed.Add(service.Cluster);
                    }

                    break;
                case TaskRecord task:
                    if (task.Service is not null)
                    {
                        touched.Add(ServiceRecord.KeyOf(task.Cluster, task.Service));
                    }

                    if (task.Task.LastStatus == TaskStatuses.Stopped)
                    {
                        freed.Add(task.Cluster);
                    }

                    if ((change.Old as TaskRecord)?.Task.DesiredStatus != task.Task.DesiredStatus)
                    {
                        moved.Add(task.Cluster);
                    }

                    break;
                case ContainerInstanceRecord instance:
                    // A new instance, one that drains or goes, concerns every service of its cluster; anything else those that look for instances.
                    instances.TryGetValue(instance.Cluster, out var all);
                    instances[instance.Cluster] = all || (change.Old as ContainerInstanceRecord)?.Instance.Status != instance.Instance.Status;
                    break;
                default:
                    break;
            }
        }

        foreach (var cluster in freed)
        {
            touched.UnionWith(Of(_waiting, cell, cluster));
        }

        foreach (var cluster in moved)
        {
            touched.UnionWith(Of(_watching, cell, cluster));
        }

        Post(cell, touched);
        if (instances.Count > 0)
        {
            _ = Task.Run(() => Find(cell, instances));
        }
    }

    // What was kept for a DAEMON service, on instances where it had no task as well.
    private static bool GivesRoomBack(Change change) => change.Old is ServiceRecord { IsActive: true, Claim: { } kept }
        && !(change.New is ServiceRecord { IsActive: true } now && ReferenceEquals(now.Claim, kept));

    private static IEnumerable<string> Of(ConcurrentDictionary<(Cell Cell, string Key), byte> services, Cell cell, string cluster) => services.IsEmpty ? [] :
        services.Keys.Where(one => one.Cell == cell && one.Key.StartsWith(cluster, StringComparison.Ordinal) && one.Key[cluster.Length] == '/').Select(one => one.Key);

    private void Find(Cell cell, Dictionary<string, bool> clusters)
    {
        try
        {
            foreach (var (cluster, all) in clusters)
            {
                Post(cell, cell.Peek(view => new[] { ServiceStatuses.Active, ServiceStatuses.Draining }
                    .SelectMany(status => view.In(EcsTables.ServicesByStatus, $"{cluster} {status}"))
                    .Where(service => all || service.IsDaemon)
                    .Select(service => service.Key)
                    .Concat(Of(_waiting, cell, cluster))
                    .ToList()));
            }
        }
        catch (Exception error)
        {
            fault(error);
        }
    }

    private void Post(Cell cell, IReadOnlyCollection<string> keys)
    {
        if (keys.Count > 0 && _agenda.Add(cell, keys))
        {
            // The committer's thread, or the caller's, has better things to do.
            _ = Task.Run(WorkAsync);
        }
    }

    private void Wake()
    {
        foreach (var (cell, key) in _agenda.Due(ecs.Now))
        {
            Post(cell, [key]);
        }

        Arm();
    }

    private async Task WorkAsync()
    {
        while (_agenda.Take(MostTogether) is { Count: > 0 } some)
        {
            // Steps of different services share a flush.
            await Task.WhenAll(some.Select(one => StepAsync(one.Cell, one.Key)));
            Arm();
        }
    }

    private async Task StepAsync(Cell cell, string key)
    {
        try
        {
            // Asked before the step: what frees room while it runs is noted and looked at afterwards.
            _waiting[(cell, key)] = 0;
            var outlook = await cell.WriteAsync(tx => reconciler.Step(tx, cell, key));
            if (!outlook.WaitsForRoom)
            {
                _waiting.TryRemove((cell, key), out _);
            }

            if (!outlook.WatchesTasks)
            {
                _watching.TryRemove((cell, key), out _);
            }
            else if (_watching.TryAdd((cell, key), 0))
            {
                // What came or went before it watched.
                Post(cell, [key]);
            }

            _agenda.LookAgain(cell, key, outlook.LookAgainAt);
        }
        catch (Exception error)
        {
            if (!_stopped)
            {
                fault(error);
                _agenda.LookAgain(cell, key, ecs.Now + AfterFault);
            }
        }
    }

    private void Arm()
    {
        if (!_stopped && _agenda.NextDue is { } due)
        {
            var wait = due - ecs.Now;
            _timer?.Change(wait <= TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
        }
    }
}
