using Plimsoll.Iam.Managed;

namespace Plimsoll.Iam.Control;

/// <summary>The role that a service of AWS has in an account (docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html).</summary>
/// <param name="Service">Who assumes it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Policy">Name of the managed policy that it has.</param>
/// <param name="Description">What it is for, where the service itself makes it.</param>
/// <param name="TakesSuffix">Whether an account may have several, told apart by a suffix.</param>
internal sealed record LinkedRole(string Service, string Name, string Policy, string? Description, bool TakesSuffix = false)
{
    private static readonly IReadOnlyList<LinkedRole> All =
    [
        new("ecs.amazonaws.com", "AWSServiceRoleForECS", "AmazonECSServiceRolePolicy", "Role to enable Amazon ECS to manage your cluster."),
        new("ecs-compute.amazonaws.com", "AWSServiceRoleForECSCompute", "AmazonECSComputeServiceRolePolicy", null),
        new("ecs.application-autoscaling.amazonaws.com", "AWSServiceRoleForApplicationAutoScaling_ECSService", "AWSApplicationAutoscalingECSServicePolicy", null),
        new(
            "autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling", "AutoScalingServiceRolePolicy",
            "Default Service-Linked Role enables access to AWS Services and Resources used or managed by Auto Scaling", TakesSuffix: true),
    ];

    /// <summary>Path of the role.</summary>
    public string Path => $"/aws-service-role/{Service}/";

    /// <summary>ARN of the managed policy.</summary>
    public string PolicyArn => $"{AwsManagedPolicies.ArnPrefix}/aws-service-role/{Policy}";

    /// <summary>The role of a service; null for a service that has none here.</summary>
    public static LinkedRole? Of(string service) => All.FirstOrDefault(role => role.Service == service);
}
