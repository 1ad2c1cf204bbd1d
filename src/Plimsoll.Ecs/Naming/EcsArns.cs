using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Naming;

/// <summary>ARNs of ECS in the long formats, and what callers may write instead (spec/tasks-services.md §1).</summary>
internal static class EcsArns
{
    public const string DefaultCluster = "default";

    public static string Cluster(CallContext call, string name) => Make(call, $"cluster/{name}");

    public static string TaskDefinition(CallContext call, string family, int revision) => Make(call, $"task-definition/{family}:{revision}");

    public static string ContainerInstance(CallContext call, string cluster, string id) => Make(call, $"container-instance/{cluster}/{id}");

    public static string Task(CallContext call, string cluster, string id) => Make(call, $"task/{cluster}/{id}");

    public static string Service(CallContext call, string cluster, string name) => Make(call, $"service/{cluster}/{name}");

    /// <summary>The role in which ECS acts for the services of an account.</summary>
    /// <param name="service">ARN of a service.</param>
    public static string ServiceRole(string service) =>
        $"arn:aws:iam::{service.Split(':')[4]}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";

    /// <summary>What DescribeServices says of a name that no service has.</summary>
    public static string MissingService(CallContext call, string name) => Make(call, $"service/{name}");

    public static string Container(CallContext call, string cluster, string taskId, string id) => Make(call, $"container/{cluster}/{taskId}/{id}");

    public static string Attachment(CallContext call, string id) => Make(call, $"attachment/{id}");

    /// <summary>Name of the cluster that a name or ARN means; none means <c>default</c>.</summary>
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>InvalidParameterException</c> for the ARN of something else.</exception>
    public static string ClusterName(CallContext call, string? nameOrArn)
    {
        if (string.IsNullOrEmpty(nameOrArn))
        {
            return DefaultCluster;
        }

        return !Arn.Looks(nameOrArn) ? nameOrArn
            : Own(call, nameOrArn) is { } resource && resource.StartsWith("cluster/", StringComparison.Ordinal) ? resource["cluster/".Length..]
            : throw EcsErrors.InvalidParameter("Identifier is for a different resource: a cluster name or ARN was expected.");
    }

    /// <summary>
    /// Id of a task or container instance that an id or ARN (long or short format) means;
    /// null when the ARN is of another account, region, kind or cluster: such a thing is simply not there.
    /// </summary>
    public static string? IdIn(CallContext call, string kind, string cluster, string idOrArn)
    {
        if (!Arn.Looks(idOrArn))
        {
            return idOrArn;
        }

        return Own(call, idOrArn)?.Split('/') switch
        {
            [var found, var id] when found == kind => id,
            [var found, var name, var id] when found == kind && name == cluster => id,
            _ => null,
        };
    }

    /// <summary>The resource part of an ARN of this account, region and service; null for any other.</summary>
    public static string? Own(CallContext call, string text) =>
        Arn.TryParse(text, out var arn) && arn.Service == "ecs" && arn.Region == call.Region && arn.Account == call.Account ? arn.Resource : null;

    private static string Make(CallContext call, string resource) => $"arn:aws:ecs:{call.Region}:{call.Account}:{resource}";
}
