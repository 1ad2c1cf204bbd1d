namespace Plimsoll.Iam;

/// <summary>The roles that an account begins with (docs.aws.amazon.com/AmazonECS/latest/developerguide/security-ecs-iam-role-overview.html).</summary>
public static class StandardRoles
{
    /// <summary>The role of container instances, and the name of its instance profile.</summary>
    public const string Instance = "ecsInstanceRole";

    /// <summary>The role in whose name images are pulled, logs written and secrets read for tasks.</summary>
    public const string TaskExecution = "ecsTaskExecutionRole";
}
