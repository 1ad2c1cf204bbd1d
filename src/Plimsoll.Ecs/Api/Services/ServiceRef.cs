using Plimsoll.Cells;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Services;

/// <summary>Finds the service that a caller names.</summary>
internal static class ServiceRef
{
    /// <summary>The service of a name or ARN, whatever its status; null when there is none.</summary>
    public static ServiceRecord? Find(View view, CallContext call, string cluster, string nameOrArn) =>
        EcsArns.IdIn(call, "service", cluster, nameOrArn) is { } name ? view.Get(EcsTables.Services, ServiceRecord.KeyOf(cluster, name)) : null;

    /// <summary>The service, which must be ACTIVE.</summary>
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>ServiceNotFoundException</c>, <c>ServiceNotActiveException</c>.</exception>
    public static ServiceRecord Active(View view, CallContext call, string cluster, string nameOrArn)
    {
        var service = Find(view, call, cluster, nameOrArn) ?? throw EcsErrors.ServiceNotFound();
        return service.IsActive ? service : throw EcsErrors.ServiceNotActive();
    }

    /// <summary>The ARN to show for something that is not there: of a name, in the short format that AWS keeps for it.</summary>
    public static string ArnOf(CallContext call, string nameOrArn) =>
        Arn.Looks(nameOrArn) ? nameOrArn : EcsArns.MissingService(call, nameOrArn);
}
