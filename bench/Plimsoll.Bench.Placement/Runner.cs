using Plimsoll.Placement;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Bench.Placement;

/// <summary>
/// Places and removes tasks as fast as one thread can, each decision seeing all before it. Rates are for seconds of
/// processor time, collector and compiler included, so that other work on the machine does not count.
/// </summary>
internal sealed class Runner(Fleet fleet, IChance chance)
{
    private readonly List<string> _tasks = [];
    private int _next;

    public int Refused { get; private set; }

    public int Tasks => _tasks.Count;

    /// <summary>Decisions a second, each recorded in the fleet.</summary>
    public double Fill(Func<int, PlacementRequest> requests, int count)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < count; i++)
        {
            Place(requests(i));
        }

        return count / (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    /// <summary>Removals of any task, each followed by a placement; pairs a second.</summary>
    public double Churn(Func<int, PlacementRequest> requests, int count)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < count; i++)
        {
            var victim = chance.Next(_tasks.Count);
            fleet.RemoveTask(_tasks[victim]);
            _tasks[victim] = _tasks[^1];
            _tasks.RemoveAt(_tasks.Count - 1);
            Place(requests(i));
        }

        return count / (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    private void Place(PlacementRequest request)
    {
        var decision = Placer.Place(fleet, request, chance);
        if (!decision.Placed)
        {
            Refused++;
            return;
        }

        var id = $"t{_next++}";
        _tasks.Add(id);
        fleet.PutTask(new FleetTask
        {
            Id = id,
            InstanceId = decision.InstanceId,
            Group = request.Group,
            Service = request.Service,
            Demand = request.Demand,
            GpuIds = decision.GpuIds,
        });
    }
}
