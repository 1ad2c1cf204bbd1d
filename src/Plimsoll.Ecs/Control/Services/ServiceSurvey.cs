using Plimsoll.Cells;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>The tasks of a service as they are now.</summary>
internal sealed class ServiceSurvey
{
    private ServiceSurvey(List<ServiceTask> wanted, List<TaskRecord> ending, List<TaskRecord> ended) => (Wanted, Ending, Ended) = (wanted, ending, ended);

    /// <summary>Those that are meant to run.</summary>
    public IReadOnlyList<ServiceTask> Wanted { get; }

    /// <summary>Those that were told to stop and have not stopped.</summary>
    public IReadOnlyList<TaskRecord> Ending { get; }

    /// <summary>Those that stopped and are not accounted for.</summary>
    public IReadOnlyList<TaskRecord> Ended { get; }

    /// <summary>Looks at every task of the service.</summary>
    /// <param name="view">The cell.</param>
    /// <param name="service">The service.</param>
    /// <param name="healthyAfter">How long a task must have run when nothing checks its health.</param>
    /// <param name="now">Now.</param>
    public static ServiceSurvey Of(View view, ServiceRecord service, TimeSpan healthyAfter, DateTimeOffset now)
    {
        var (wanted, ending, ended) = (new List<ServiceTask>(), new List<TaskRecord>(), new List<TaskRecord>());
        var grace = TimeSpan.FromSeconds(service.Service.HealthCheckGracePeriodSeconds ?? 0);
        var draining = view.In(EcsTables.InstancesByStatus, $"{service.Cluster} {InstanceStatuses.Draining}").Select(instance => instance.Key)
            .ToHashSet(StringComparer.Ordinal);
        var (arn, isChecked) = ("", false);
        foreach (var record in view.Derived<ServiceTasks>().Of(service.Key))
        {
            if (record.Task.LastStatus == TaskStatuses.Stopped)
            {
                ended.Add(record);
            }
            else if (record.Task.DesiredStatus == TaskStatuses.Stopped)
            {
                ending.Add(record);
            }
            else
            {
                wanted.Add(Wish(record));
            }
        }

        return new ServiceSurvey(wanted, ending, ended);

        ServiceTask Wish(TaskRecord record)
        {
            // Most tasks have the definition of the one before.
            if (record.Task.TaskDefinitionArn != arn)
            {
                (arn, isChecked) = (record.Task.TaskDefinitionArn!, TaskConditions.IsChecked(Tasks.Definitions.Of(view, record)));
            }

            var (condition, at) = TaskConditions.Of(record.Task, isChecked, healthyAfter, grace, now);
            return new ServiceTask(
                record,
                record.Task.StartedBy == service.Primary.Id,
                condition,
                draining.Count > 0 && draining.Contains(record.InstanceKey!),
                service.IsActive && record.ProtectedUntil > now,
                at);
        }
    }
}
