using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Api.Users;

/// <summary>Users as answers carry them.</summary>
internal static class UserView
{
    /// <summary>In lists.</summary>
    public static User Listed(IamArns arns, UserRecord user) => new()
    {
        Path = user.Path, UserName = user.Name, UserId = user.Id, Arn = arns.Of(user), CreateDate = user.Created,
    };

    /// <summary>One that is asked for or was made: tags and boundary where there are any.</summary>
    public static User Whole(IamArns arns, UserRecord user) => Listed(arns, user) with
    {
        Tags = TagView.OrNone(user.Tags), PermissionsBoundary = AttachedView.Boundary(user.Boundary),
    };
}
