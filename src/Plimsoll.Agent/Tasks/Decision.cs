namespace Plimsoll.Agent.Tasks;

/// <summary>
/// The heart of the agent: from what a task is to be and what is known of it to what is to be done next. A pure function; calling it
/// again without news decides nothing more, because what it decided is marked as being done.
/// </summary>
internal static class Decision
{
    /// <summary>What ECS says of a container that was stopped before it could start.</summary>
    private const int NeverRanExitCode = 143;

    /// <summary>Decides.</summary>
    public static Outcome Next(TaskPlan plan, TaskState state, DateTimeOffset now)
    {
        var turn = new Turn(plan, state, now);
        turn.NoticeEnd();
        if (turn.State.StopWanted)
        {
            turn.StopInReverseOrder();
        }
        else if (turn.State.Admitted)
        {
            turn.GoForward();
        }

        turn.NoticeStopped();
        return new Outcome(turn.State, turn.Actions, turn.LookAgainAt);
    }

    private sealed class Turn(TaskPlan plan, TaskState state, DateTimeOffset now)
    {
        public TaskState State { get; private set; } = state;

        public List<TaskAction> Actions { get; } = [];

        public DateTimeOffset? LookAgainAt { get; private set; }

        /// <summary>A task ends with its first essential container, with its namespace, or with its resources.</summary>
        public void NoticeEnd()
        {
            if (State.StopWanted)
            {
                return;
            }

            if (State.ProvisionError is { } error)
            {
                State = State with
                {
                    StopWanted = true,
                    Containers = [.. State.Containers.Select(container => container with { Reason = container.Reason ?? error })],
                };
            }
            else if (plan.Containers.FirstOrDefault(container => (container.Essential || container.IsPause) && HasStopped(container.Name)) is { } ended)
            {
                State = State with { StopWanted = true, ExecutionStoppedAt = State.ExecutionStoppedAt ?? State.Find(ended.Name)!.FinishedAt ?? now };
            }
        }

        public void GoForward()
        {
            if (!State.Provisioned)
            {
                if (!State.Provisioning)
                {
                    State = State with { Provisioning = true };
                    Actions.Add(new TaskAction.Provision());
                }

                return;
            }

            // One that is given up may be waited for by one that was looked at before it, hence until nothing changes.
            for (var gaveUp = true; gaveUp;)
            {
                gaveUp = false;
                foreach (var container in plan.Containers)
                {
                    gaveUp |= Advance(container);
                    if (State.StopWanted)
                    {
                        StopInReverseOrder();
                        return;
                    }
                }
            }
        }

        public void StopInReverseOrder()
        {
            // A container that never ran is done at once; that may free those it depends on, hence until nothing changes.
            for (var changed = true; changed;)
            {
                changed = false;
                foreach (var container in plan.Containers)
                {
                    changed |= Wind(container);
                }
            }
        }

        public void NoticeStopped()
        {
            if (State.StoppedAt is null && State.IsStopped)
            {
                State = State with { StopWanted = true, StoppedAt = now, ExecutionStoppedAt = State.ExecutionStoppedAt ?? now };
            }
        }

        // True when the container was given up: its dependencies can not be met any more.
        private bool Advance(ContainerPlan container)
        {
            var known = State.Find(container.Name)!;
            if (known.Doing != Operation.None || known.Phase == ContainerPhase.Stopped)
            {
                return false;
            }

            if (known.Phase == ContainerPhase.Running)
            {
                if (known.RestartDue)
                {
                    Begin(container.Name, Operation.Start, new TaskAction.Start(container.Name));
                }

                return false;
            }

            var verdict = Dependencies.Judge(plan, State, container, now);
            LookAgainAt = verdict.LookAgainAt is { } at && (LookAgainAt is null || at < LookAgainAt) ? at : LookAgainAt;
            if (verdict.Impossible is { } why)
            {
                State = State.With(container.Name, it => it with
                {
                    Phase = ContainerPhase.Stopped, ExitCode = NeverRanExitCode, Reason = "TaskDependencyError: " + why,
                }) with { StopWanted = container.Essential };
                return true;
            }

            if (known.Phase == ContainerPhase.None && (verdict.Met || plan.PullUpfront))
            {
                Begin(container.Name, Operation.Pull, new TaskAction.Pull(container.Name));
            }
            else if (known.Phase == ContainerPhase.Pulled && verdict.Met)
            {
                Begin(container.Name, Operation.Create, new TaskAction.Create(container.Name));
            }
            else if (known.Phase == ContainerPhase.Created && verdict.Met)
            {
                Begin(container.Name, Operation.Start, new TaskAction.Start(container.Name));
            }

            return false;
        }

        private bool Wind(ContainerPlan container)
        {
            var known = State.Find(container.Name)!;
            if (known.Phase == ContainerPhase.Stopped)
            {
                return false;
            }

            if (known.Doing == Operation.Pull)
            {
                Begin(container.Name, Operation.CancelPull, new TaskAction.CancelPull(container.Name));
                return false;
            }

            if (known.Doing != Operation.None)
            {
                return false;
            }

            if (known.Phase < ContainerPhase.Running || known.RestartDue)
            {
                State = State.With(container.Name, it => it with { Phase = ContainerPhase.Stopped, RestartDue = false });
                return true;
            }

            if (plan.DependentsOf(container.Name).All(dependent => State.Find(dependent.Name)!.Phase == ContainerPhase.Stopped))
            {
                Begin(container.Name, Operation.Stop, new TaskAction.Stop(container.Name, container.StopTimeout));
            }

            return false;
        }

        private bool HasStopped(string name) => State.Find(name) is { Phase: ContainerPhase.Stopped };

        private void Begin(string name, Operation operation, TaskAction action)
        {
            State = State.With(name, it => it with { Doing = operation });
            Actions.Add(action);
        }
    }
}

/// <summary>What <see cref="Decision.Next"/> decided.</summary>
/// <param name="State">The task with what is being done marked in it.</param>
/// <param name="Actions">What to begin now.</param>
/// <param name="LookAgainAt">When to decide again although nothing happened: a time-out runs.</param>
internal sealed record Outcome(TaskState State, IReadOnlyList<TaskAction> Actions, DateTimeOffset? LookAgainAt);
