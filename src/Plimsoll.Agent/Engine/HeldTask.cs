using Plimsoll.Agent.Tasks;

namespace Plimsoll.Agent.Engine;

/// <summary>A task in the engine's hands. Touched by the engine's loop alone.</summary>
internal sealed class HeldTask(TaskPlan plan, TaskState state, Demand demand) : IDisposable
{
    private TaskState? _saved;

    public TaskPlan Plan { get; } = plan;

    public TaskState State { get; set; } = state;

    public Demand Demand { get; } = demand;

    /// <summary>Pulls under way, to be broken off by name.</summary>
    public Dictionary<string, CancellationTokenSource> Pulls { get; } = [];

    public ImagePins Pins { get; } = new();

    /// <summary>A call that tells the control plane is under way; one at a time keeps the order.</summary>
    public bool Reporting { get; set; }

    public bool Cleaning { get; set; }

    /// <summary>Its end was noticed: what it held is free.</summary>
    public bool Ended { get; set; }

    public ITimer? LookAgain { get; set; }

    public ITimer? CleanUp { get; set; }

    /// <summary>Whether the state changed since it was last saved.</summary>
    public bool NeedsSave => !ReferenceEquals(_saved, State);

    public void Saved() => _saved = State;

    public void Dispose()
    {
        LookAgain?.Dispose();
        CleanUp?.Dispose();
        foreach (var pull in Pulls.Values)
        {
            pull.Dispose();
        }
    }
}
