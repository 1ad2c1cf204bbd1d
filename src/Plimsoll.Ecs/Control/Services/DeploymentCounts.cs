using Plimsoll.Cells;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>How many tasks of a deployment run, and how many are about to.</summary>
/// <param name="Running">lastStatus RUNNING.</param>
/// <param name="Pending">lastStatus PROVISIONING to ACTIVATING.</param>
internal readonly record struct DeploymentCounts(int Running, int Pending)
{
    private static readonly string[] PendingStatuses = [TaskStatuses.Provisioning, TaskStatuses.Pending, TaskStatuses.Activating];

    public static DeploymentCounts Of(View view, ServiceRecord service, DeploymentRecord deployment)
    {
        return new DeploymentCounts(Count(TaskStatuses.Running), PendingStatuses.Sum(Count));

        int Count(string status) => view.Count(EcsTables.TasksByDeployment, EcsTables.DeploymentCount(service.Cluster, deployment.Id, status));
    }
}
