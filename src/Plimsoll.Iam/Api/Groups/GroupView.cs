using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Api.Groups;

/// <summary>Groups as answers carry them.</summary>
internal static class GroupView
{
    public static Group Of(IamArns arns, GroupRecord group) => new()
    {
        Path = group.Path, GroupName = group.Name, GroupId = group.Id, Arn = arns.Of(group), CreateDate = group.Created,
    };
}
