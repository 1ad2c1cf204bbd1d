using Plimsoll.Cells;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Clusters;

/// <summary>Finds the cluster that a caller means by name, by ARN or by nothing at all.</summary>
internal static class ClusterRef
{
    private const string Kind = "cluster/";

    /// <summary>The cluster, whatever its status; null when there is none, or when the ARN is of something else.</summary>
    public static Cluster? Find(View view, CallContext call, string nameOrArn) =>
        view.Get(EcsTables.Clusters, EcsArns.Own(call, ArnOf(call, nameOrArn)) is { } own && own.StartsWith(Kind, StringComparison.Ordinal)
            ? own[Kind.Length..]
            : "");

    /// <summary>The ARN that a name or ARN stands for.</summary>
    public static string ArnOf(CallContext call, string nameOrArn) => Arn.Looks(nameOrArn) ? nameOrArn : EcsArns.Cluster(call, nameOrArn);

    /// <summary>The cluster, whatever its status.</summary>
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>ClusterNotFoundException</c>.</exception>
    public static Cluster Known(View view, CallContext call, string? nameOrArn) =>
        view.Get(EcsTables.Clusters, EcsArns.ClusterName(call, nameOrArn)) ?? throw EcsErrors.ClusterNotFound();

    /// <summary>The cluster, which must be ACTIVE (spec/placement.md §11).</summary>
    /// <exception cref="Plimsoll.Wire.Errors.AwsException">
    /// <c>ClusterNotFoundException</c>; <c>InvalidParameterException</c> when it was deleted.
    /// </exception>
    public static Cluster Active(View view, CallContext call, string? nameOrArn)
    {
        var cluster = Known(view, call, nameOrArn);
        return cluster.Status == ClusterStatuses.Active ? cluster : throw EcsErrors.InvalidParameter("The referenced cluster was inactive.");
    }
}
