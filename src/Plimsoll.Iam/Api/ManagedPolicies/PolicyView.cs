using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Managed;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Managed policies as answers carry them.</summary>
internal static class PolicyView
{
    /// <summary>For <c>GetPolicy</c>: with description and tags.</summary>
    public static Policy Whole(View view, IamArns arns, PolicyRecord policy) =>
        Listed(view, arns, policy) with { Description = policy.Description, Tags = TagView.Of(policy.Tags) };

    /// <summary>For <c>CreatePolicy</c>.</summary>
    public static Policy Created(View view, IamArns arns, PolicyRecord policy) => Listed(view, arns, policy) with { Tags = TagView.OrNone(policy.Tags) };

    /// <summary>For <c>ListPolicies</c>.</summary>
    public static Policy Listed(View view, IamArns arns, PolicyRecord policy) => Counted(view, new Policy
    {
        PolicyName = policy.Name,
        PolicyId = policy.Id,
        Arn = arns.Of(policy),
        Path = policy.Path,
        DefaultVersionId = $"v{policy.DefaultVersion}",
        IsAttachable = true,
        CreateDate = policy.Created,
        UpdateDate = policy.Updated,
    });

    /// <summary>One of AWS's: how often it is attached counts in the caller's account.</summary>
    public static Policy Listed(View view, AwsManagedPolicy policy) => Counted(view, new Policy
    {
        PolicyName = policy.Name,
        PolicyId = policy.Id,
        Arn = policy.Arn,
        Path = policy.Path,
        DefaultVersionId = policy.Version,
        IsAttachable = true,
        CreateDate = policy.CreatedAt,
        UpdateDate = policy.UpdatedAt,
    });

    /// <summary>A version, its document only where one version is asked for.</summary>
    public static PolicyVersion Version(PolicyRecord policy, PolicyVersionRecord version, bool document) => new()
    {
        VersionId = version.VersionId,
        IsDefaultVersion = version.Number == policy.DefaultVersion,
        CreateDate = version.Created,
        Document = document ? PolicyTexts.Encoded(version.Document) : null,
    };

    /// <summary>The one version of one of AWS's.</summary>
    public static PolicyVersion Version(AwsManagedPolicy policy, bool document) => new()
    {
        VersionId = policy.Version,
        IsDefaultVersion = true,
        CreateDate = policy.UpdatedAt,
        Document = document ? PolicyTexts.Encoded(policy.Document) : null,
    };

    /// <summary>How many have a policy as their boundary.</summary>
    public static int Bounded(View view, string arn) => view.Count(IamTables.UsersByBoundary, arn) + view.Count(IamTables.RolesByBoundary, arn);

    private static Policy Counted(View view, Policy policy) => policy with
    {
        AttachmentCount = view.Count(IamTables.AttachmentsByPolicy, policy.Arn!),
        PermissionsBoundaryUsageCount = Bounded(view, policy.Arn!),
    };
}
