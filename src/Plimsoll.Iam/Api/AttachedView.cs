using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;

namespace Plimsoll.Iam.Api;

/// <summary>Attached policies as answers carry them.</summary>
internal static class AttachedView
{
    /// <summary>What is attached to something, in the order of names.</summary>
    public static IReadOnlyList<AttachedPolicy> Of(View view, string entityId) =>
    [
        .. Attachments.Of(view, entityId)
            .Select(arn => new AttachedPolicy { PolicyName = arn[(arn.LastIndexOf('/') + 1)..], PolicyArn = arn })
            .OrderBy(one => one.PolicyName, StringComparer.Ordinal),
    ];

    /// <summary>A boundary; null for none.</summary>
    public static AttachedPermissionsBoundary? Boundary(string? arn) =>
        arn is null ? null : new AttachedPermissionsBoundary { PermissionsBoundaryType = "Policy", PermissionsBoundaryArn = arn };

    /// <summary>Path in the ARN of an attached policy.</summary>
    public static string PathOf(AttachedPolicy policy)
    {
        var arn = policy.PolicyArn!;
        return arn[arn.IndexOf('/', StringComparison.Ordinal)..(arn.LastIndexOf('/') + 1)];
    }
}
