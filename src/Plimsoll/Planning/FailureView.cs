using System.Globalization;

namespace Plimsoll.Planning;

/// <summary>What the tasks of a service fail of, in words.</summary>
internal static class FailureView
{
    /// <summary>The failure that stands, the deployment that failed, and a task that does not get on.</summary>
    public static void Write(TextWriter output, ExplainedService explained)
    {
        if (explained.Failure is { } failure && failure.TaskArn != explained.FailedDeployment?.Failure?.TaskArn)
        {
            var alike = failure.Alike == 1 ? "the last task failed" : $"tasks keep failing: {failure.Alike} in a row alike since {Time(failure.Since)}, the last";
            output.WriteLine($"  {alike} {Time(failure.At)}");
            WriteTask(output, failure, explained.LastFailed, "    ");
        }

        if (explained is { Failure: null, RecentFailures: { } recent })
        {
            output.WriteLine($"  {recent}, {Time(recent.Last.At)}");
            WriteTask(output, recent.Last, explained.LastFailed, "    ");
        }

        if (explained.FailedDeployment is { } failed)
        {
            output.WriteLine($"  deployment {failed.Deployment} of {Short(failed.TaskDefinition)} failed {Time(failed.At)}: {failed.Reason}");
            if (explained.Service?.Deployments is [var primary, ..] && primary.Id != failed.Deployment)
            {
                output.WriteLine($"    the service was rolled back to deployment {primary.Id} of {Short(primary.TaskDefinition)}");
            }

            if (failed.Failure is { } last)
            {
                output.WriteLine($"    {(last.Alike == 1 ? "the last of its tasks failed" : $"{last.Alike} of its tasks in a row failed alike, the last")} {Time(last.At)}");
                WriteTask(output, last, explained.LastFailed, "      ");
            }
        }

        if (explained.Starting is { Task: { } starting } one)
        {
            output.WriteLine($"  task {Short(starting.TaskArn)} is {starting.LastStatus}{(starting.HealthStatus is "HEALTHY" or "UNHEALTHY" ? $", {starting.HealthStatus}" : "")}:");
            ContainersView.Write(output, one, "    ");
        }
    }

    private static void WriteTask(TextWriter output, TaskFailure failure, Explained? task, string indent)
    {
        var known = task?.Task?.TaskArn == failure.TaskArn ? task : null;
        var place = known?.Instance is { } instance ? $" on {instance}" : "";
        output.WriteLine($"{indent}task {Short(failure.TaskArn)}{place}: {failure.StopCode}: {failure.StoppedReason}");
        if (known is not null)
        {
            ContainersView.Write(output, known, indent);
            return;
        }

        // The task is forgotten an hour after it stopped; what it failed of is not.
        if (failure.Container is { } container)
        {
            var reason = failure.ContainerReason == failure.StoppedReason ? "" : failure.ContainerReason;
            output.WriteLine($"{indent}container {container}{(failure.ExitCode is { } code ? $": exit code {code}" : "")}  {reason}".TrimEnd());
        }
    }

    private static string Time(DateTimeOffset? at) => at?.ToString("u", CultureInfo.InvariantCulture) ?? "-";

    private static string? Short(string? arn) => arn?.Split('/')[^1];
}
