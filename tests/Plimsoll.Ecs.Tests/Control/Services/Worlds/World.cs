using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Services.Worlds;

/// <summary>A service and its tasks on four instances, changed by happenings and by the plans of its scheduler.</summary>
internal abstract class World
{
    private int _made;
    private int _deployment = 1;

    protected World(int minimum, int maximum) =>
        Configuration = new DeploymentConfiguration { MinimumHealthyPercent = minimum, MaximumPercent = maximum };

    public DeploymentConfiguration Configuration { get; }

    public abstract int Desired { get; }

    public Percentages Limits => Percentages.Of(Desired, Configuration);

    /// <summary>The percentages themselves forbid that a task is ever replaced.</summary>
    public bool StuckByDefinition => Desired > 0 && Limits == new Percentages(Desired, Desired);

    public List<ServiceTask> Tasks { get; } = [];

    public bool Launches { get; private set; } = true;

    public int Deployments => 1 + Tasks.Where(task => !task.OnPrimary).Select(task => task.Record.Task.StartedBy).Distinct().Count();

    protected static string[] Instances { get; } = ["a", "b", "c", "d"];

    protected HashSet<string> Draining { get; } = [];

    /// <summary>One step of the scheduler: decides, chooses among the tasks of which some are to stop, stops, starts.</summary>
    /// <param name="chance">Chooses where nothing else does.</param>
    public Moment Step(Random chance)
    {
        var (before, plan) = (Tasks.ToList(), Decide());
        var stopped = Chosen(plan, chance);
        foreach (var task in stopped)
        {
            Tasks.Remove(task);
            Ending(task);
        }

        var open = Array.FindAll(Instances, one => !Draining.Contains(one));
        for (var i = 0; i < plan.Start && open.Length > 0; i++)
        {
            Make(open[chance.Next(open.Length)]);
        }

        foreach (var place in plan.StartOn)
        {
            Make(place);
        }

        return new Moment(this, before, plan, stopped);
    }

    public void Happen(Event one)
    {
        var at = Tasks.Count == 0 ? -1 : one.Which % Tasks.Count;
        var place = Instances[one.Which % Instances.Length];
        switch (one.What)
        {
            case Happening.GetsOn when at >= 0:
                Tasks[at] = OneFurther(Tasks[at]);
                break;
            case Happening.AllGetOn:
                Rest();
                break;
            case Happening.FallsIll when at >= 0 && Tasks[at].Runs:
                Tasks[at] = Tasks[at] with { Condition = TaskCondition.Unhealthy };
                break;
            case Happening.Fails when at >= 0:
                Tasks.RemoveAt(at);
                break;
            case Happening.Protects when at >= 0:
                Tasks[at] = Tasks[at] with { Protected = !Tasks[at].Protected };
                break;
            case Happening.Drains:
                Toggle(Draining, place);
                Look(task => task with { Draining = Draining.Contains(task.Record.InstanceKey!) });
                break;
            case Happening.Deploys:
                Deploy();
                break;
            case Happening.Breaks:
                Launches = false;
                break;
            default:
                break;
        }

        Also(one);
    }

    /// <summary>From now on nothing disturbs: protection has ended, a task can be placed, and what failed was replaced by a new deployment.</summary>
    public virtual void Quieten()
    {
        Look(task => task with { Protected = false });
        if (Draining.Count == Instances.Length)
        {
            Happen(new Event(Happening.Drains, 0));
        }

        if (!Launches)
        {
            Deploy();
        }
    }

    /// <summary>Every task gets on.</summary>
    public virtual void Rest() => Look(OneFurther);

    public override string ToString() => $"{GetType().Name} {Configuration.MinimumHealthyPercent}/{Configuration.MaximumPercent}";

    protected abstract ServicePlan Decide();

    /// <summary>What happens in this kind of world alone.</summary>
    protected abstract void Also(Event one);

    /// <summary>A task was told to stop.</summary>
    protected virtual void Ending(ServiceTask task)
    {
    }

    protected static void Toggle(HashSet<string> set, string one)
    {
        if (!set.Remove(one))
        {
            set.Add(one);
        }
    }

    private static List<ServiceTask> Chosen(ServicePlan plan, Random chance)
    {
        var chosen = plan.Stop.ToList();
        foreach (var some in plan.StopSome)
        {
            var among = some.Among.ToArray();
            chance.Shuffle(among);
            chosen.AddRange(among[..some.Count]);
        }

        return chosen;
    }

    private static ServiceTask OneFurther(ServiceTask task) => task.Condition switch
    {
        TaskCondition.Pending => task with { Condition = TaskCondition.Settling },
        TaskCondition.Settling => task with { Condition = TaskCondition.Healthy },
        _ => task,
    };

    private void Deploy()
    {
        _deployment++;
        Launches = true;
        Look(task => task with { OnPrimary = false });
    }

    private void Make(string place)
    {
        var record = Samples.Task("c", $"t{_made++}", "RUNNING") with { InstanceKey = place };
        Tasks.Add(new ServiceTask(
            record with { Task = record.Task with { StartedBy = $"ecs-svc/{_deployment}" } }, OnPrimary: true, TaskCondition.Pending));
    }

    private void Look(Func<ServiceTask, ServiceTask> change)
    {
        for (var i = 0; i < Tasks.Count; i++)
        {
            Tasks[i] = change(Tasks[i]);
        }
    }
}
