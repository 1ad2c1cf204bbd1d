using System.Collections.Frozen;

namespace Plimsoll.Iam.Authorization;

/// <summary>
/// The role of container instances and the managed policy that it has, <c>AmazonEC2ContainerServiceforEC2Role</c>
/// (docs.aws.amazon.com/AmazonECS/latest/developerguide/instance_IAM_role.html).
/// </summary>
public static class InstanceRole
{
    /// <summary>Name of the role.</summary>
    public const string Name = "ecsInstanceRole";

    // Beyond the managed policy, until roles can be given policies: CreateLogGroup for awslogs-create-group, and GetLogEvents, by which the
    // agent finds out whether a batch whose answer was lost is stored.
    // ecs:TagResource is allowed by the policy only as part of a creation, which asks for the creating action alone.
    private static readonly FrozenSet<string> Actions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "ec2:DescribeTags",
        "ecs:CreateCluster",
        "ecs:DeregisterContainerInstance",
        "ecs:DiscoverPollEndpoint",
        "ecs:Poll",
        "ecs:RegisterContainerInstance",
        "ecs:StartTelemetrySession",
        "ecs:UpdateContainerInstancesState",
        "ecr:GetAuthorizationToken",
        "ecr:BatchCheckLayerAvailability",
        "ecr:GetDownloadUrlForLayer",
        "ecr:BatchGetImage",
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:GetLogEvents",
        "logs:PutLogEvents");

    /// <summary>The role's ARN in an account.</summary>
    public static string Arn(string account) => $"arn:aws:iam::{account}:role/{Name}";

    /// <summary>True when the policy allows an action.</summary>
    public static bool Allows(string action) =>
        Actions.Contains(action) || action.StartsWith("ecs:Submit", StringComparison.OrdinalIgnoreCase);
}
