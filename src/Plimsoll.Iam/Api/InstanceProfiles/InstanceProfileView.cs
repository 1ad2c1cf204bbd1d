using Plimsoll.Cells;
using Plimsoll.Iam.Api.Roles;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Api.InstanceProfiles;

/// <summary>Instance profiles as answers carry them.</summary>
internal static class InstanceProfileView
{
    /// <summary>In lists, and when it was made: tags where there are any.</summary>
    public static InstanceProfile Of(View view, IamArns arns, InstanceProfileRecord profile) => new()
    {
        InstanceProfileName = profile.Name,
        InstanceProfileId = profile.Id,
        Arn = arns.Of(profile),
        Path = profile.Path,
        CreateDate = profile.Created,
        Roles = profile.RoleId is { } id && Find.RoleById(view, id) is { } role ? [RoleView.Embedded(view, arns, role)] : [],
        Tags = TagView.OrNone(profile.Tags),
    };
}
