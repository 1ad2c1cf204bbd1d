using Plimsoll.Cells;
using Plimsoll.Iam.Managed;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Control;

/// <summary>Which managed policies hang on what.</summary>
internal static class Attachments
{
    private const int MostPerEntity = 10;

    /// <summary>Attaches a policy; nothing happens when it is already.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ValidationError</c>, <c>NoSuchEntity</c>, <c>PolicyNotAttachable</c>, <c>LimitExceeded</c>.</exception>
    public static void Attach(Tx tx, IamArns arns, EntityKind kind, IEntity entity, string arn)
    {
        CheckArn(arn);
        if (!Exists(tx, arns, arn))
        {
            throw IamErrors.NotAttachable(arn);
        }

        if (AwsManagedPolicies.Find(arn) is { IsForServiceRoles: true })
        {
            throw IamErrors.PolicyNotAttachable();
        }

        if (tx.Get(IamTables.Attachments, AttachmentRecord.KeyOf(entity.Id, arn)) is not null)
        {
            return;
        }

        if (tx.Count(IamTables.AttachmentsByEntity, entity.Id) >= MostPerEntity)
        {
            throw IamErrors.Quota($"PoliciesPer{kind}: {MostPerEntity}");
        }

        tx.Put(IamTables.Attachments, new AttachmentRecord(kind, entity.Id, arn));
    }

    /// <summary>Takes a policy away.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ValidationError</c>, <c>NoSuchEntity</c>.</exception>
    public static void Detach(Tx tx, IEntity entity, string arn)
    {
        CheckArn(arn);
        var key = AttachmentRecord.KeyOf(entity.Id, arn);
        if (tx.Get(IamTables.Attachments, key) is null)
        {
            throw IamErrors.NoPolicy(arn);
        }

        tx.Remove(IamTables.Attachments, key);
    }

    /// <summary>ARNs of what is attached.</summary>
    public static IEnumerable<string> Of(View view, string entityId) => view.In(IamTables.AttachmentsByEntity, entityId).Select(one => one.PolicyArn);

    /// <summary>True for the ARN of a policy of the account or of AWS's that is here.</summary>
    public static bool Exists(View view, IamArns arns, string arn) =>
        AwsManagedPolicies.Find(arn) is not null || Find.Policy(view, arns, arn) is not null;

    /// <summary>Refuses a boundary that is not there.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>NoSuchEntity</c>.</exception>
    public static void CheckBoundary(View view, IamArns arns, string? arn)
    {
        if (arn is not null && !Exists(view, arns, arn))
        {
            throw IamErrors.NoSuchEntity($"Scope ARN: {arn} does not exist or is not attachable.");
        }
    }

    /// <summary>Refuses to delete what still has policies.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>DeleteConflict</c>.</exception>
    public static void CheckGone(View view, IEntity entity)
    {
        if (view.Count(IamTables.AttachmentsByEntity, entity.Id) > 0)
        {
            throw IamErrors.DeleteConflict("must detach all policies first.");
        }

        if (entity.Inline.Count > 0)
        {
            throw IamErrors.DeleteConflict("must delete policies first.");
        }
    }

    private static void CheckArn(string arn)
    {
        if (!Wire.Arns.Arn.TryParse(arn, out var read) || read is not { Service: "iam", Region: "" } || !read.Resource.StartsWith("policy/", StringComparison.Ordinal))
        {
            throw IamErrors.InvalidArn(arn);
        }
    }
}
