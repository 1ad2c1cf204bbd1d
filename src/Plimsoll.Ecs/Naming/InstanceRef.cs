using Plimsoll.Cells;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Naming;

/// <summary>Finds the container instance that a caller names.</summary>
internal static class InstanceRef
{
    /// <summary>The instance of an id or ARN, or null.</summary>
    public static ContainerInstanceRecord? Find(View view, CallContext call, string cluster, string idOrArn) =>
        EcsArns.IdIn(call, "container-instance", cluster, idOrArn) is { } id
            ? view.Get(EcsTables.ContainerInstances, ContainerInstanceRecord.KeyOf(cluster, id))
            : null;

    /// <summary>The ARN to show for something that is not there.</summary>
    public static string ArnOf(CallContext call, string cluster, string idOrArn) =>
        Arn.Looks(idOrArn) ? idOrArn : EcsArns.ContainerInstance(call, cluster, idOrArn);
}
