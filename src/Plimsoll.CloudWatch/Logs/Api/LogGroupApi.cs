using Plimsoll.CloudWatch.Logs.Api.Groups;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>Operations on log groups.</summary>
internal sealed class LogGroupApi(LogsContext context)
{
    private static readonly int[] RetentionDays =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public async ValueTask<CreateLogGroupResponse> CreateAsync(CallContext call, CreateLogGroupRequest request)
    {
        var name = request.LogGroupName!;
        if (name.StartsWith("aws/", StringComparison.OrdinalIgnoreCase))
        {
            throw LogsErrors.InvalidParameter("Log groups starting with AWS/ are reserved for AWS.");
        }

        var tags = request.Tags ?? new Dictionary<string, string>();
        TagRules.Check(tags);
        var logClass = request.LogGroupClass ?? LogGroupClasses.Standard;

        if (logClass == LogGroupClasses.Essentials)
        {
            throw LogsErrors.InvalidParameter("The log group class ESSENTIALS is not supported by Plimsoll.");
        }

        // Events of this class are kept for one day, and no call changes that.
        int? retention = logClass == LogGroupClasses.Delivery ? 1 : null;
        var group = new LogGroup(
            0, LogsContext.Scope(call), name, context.Now, logClass, retention, request.DeletionProtectionEnabled ?? false, 0);
        return await context.Store.WriteAsync(writer => writer.CreateGroup(group, tags)).ConfigureAwait(false)
            ? new CreateLogGroupResponse()
            : throw LogsErrors.GroupExists();
    }

    public async ValueTask<DeleteLogGroupResponse> DeleteAsync(CallContext call, DeleteLogGroupRequest request)
    {
        await context.ChangeGroupAsync(call, request.LogGroupName!, (writer, group) =>
        {
            if (group.DeletionProtected)
            {
                throw LogsErrors.DeletionProtected();
            }

            writer.DeleteGroup(group.Id);
            writer.Setting.Delete(group.Scope, new ResourcePolicy(true, LogsArns.Group(group), "", 0, ""));
        }).ConfigureAwait(false);
        return new DeleteLogGroupResponse();
    }

    public async ValueTask<PutRetentionPolicyResponse> PutRetentionPolicyAsync(CallContext call, PutRetentionPolicyRequest request)
    {
        var days = request.RetentionInDays!.Value;
        if (!RetentionDays.Contains(days))
        {
            throw LogsErrors.Broken("retentionInDays", $"{days}", $"Member must satisfy enum value set: [{string.Join(", ", RetentionDays)}]");
        }

        await SetRetentionAsync(call, request.LogGroupName!, days).ConfigureAwait(false);
        return new PutRetentionPolicyResponse();
    }

    public async ValueTask<DeleteRetentionPolicyResponse> DeleteRetentionPolicyAsync(CallContext call, DeleteRetentionPolicyRequest request)
    {
        await SetRetentionAsync(call, request.LogGroupName!, null).ConfigureAwait(false);
        return new DeleteRetentionPolicyResponse();
    }

    public async ValueTask<PutLogGroupDeletionProtectionResponse> PutDeletionProtectionAsync(
        CallContext call, PutLogGroupDeletionProtectionRequest request)
    {
        var name = LogsArns.FromIdentifier(call, request.LogGroupIdentifier!);
        await context.ChangeGroupAsync(
            call, name, (writer, group) => writer.SetDeletionProtection(group.Id, request.DeletionProtectionEnabled!.Value)).ConfigureAwait(false);
        return new PutLogGroupDeletionProtectionResponse();
    }

    private Task SetRetentionAsync(CallContext call, string name, int? days) => context.ChangeGroupAsync(call, name, (writer, group) =>
    {
        if (group.Class == LogGroupClasses.Delivery)
        {
            throw LogsErrors.InvalidParameter("The retention of a log group of class DELIVERY cannot be changed.");
        }

        writer.SetRetention(group.Id, days);
    });
}
