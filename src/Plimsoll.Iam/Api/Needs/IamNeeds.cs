using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Api.Needs;

/// <summary>
/// What calls of IAM need to be allowed: the resource is the entity that the input names, with the path that it has or is to get
/// (docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html).
/// </summary>
/// <param name="context">What IAM works with.</param>
internal sealed class IamNeeds(IamContext context)
{
    private const string Pass = "AddRoleToInstanceProfile";
    private static readonly string[] OfCaller =
    [
        "ChangePassword", "CreateAccessKey", "DeleteAccessKey", "GetUser", "ListAccessKeys", "ListMFADevices", "ListServiceSpecificCredentials", "ListSigningCertificates",
        "UpdateAccessKey",
    ];

    /// <summary>An operation that says what it needs.</summary>
    public Operation Saying(Operation operation) => operation with { Needs = (call, input) => Of(call, operation, input) };

    private IEnumerable<Need> Of(CallContext call, Operation operation, object input)
    {
        var (resource, tags) = context.Cell(call.Account).Peek(view => Target(view, call, operation, input));
        var keys = new NeedKeys().WithResourceTags("iam", tags.Select(tag => (tag.Key, tag.Value)))
            .With("iam:PolicyARN", Text("PolicyArn")).With("iam:PermissionsBoundary", Text("PermissionsBoundary")).With("iam:AWSServiceName", Text("AWSServiceName"));
        if (InputMembers.Of(operation.Input, input, "Tags") is IReadOnlyList<Tag> given)
        {
            keys.WithRequestTags(given.Select(tag => (tag.Key ?? "", tag.Value ?? "")));
        }
        else if (InputMembers.Of(operation.Input, input, "TagKeys") is IReadOnlyList<string> names)
        {
            keys.With("aws:TagKeys", names);
        }

        yield return new Need("iam:" + operation.Name, resource) { Keys = keys };
        if (operation.Name == Pass && Text("RoleName") is { } role)
        {
            yield return new Need("iam:PassRole", context.Cell(call.Account).Peek(view => Role(view, new IamArns(call.Account), role, null)).Arn)
            {
                Keys = new NeedKeys().With("iam:PassedToService", "ec2.amazonaws.com"),
            };
        }

        string? Text(string name) => InputMembers.Text(operation.Input, input, name);
    }

    private static (string Arn, IReadOnlyList<TagValue> Tags) Target(View view, CallContext call, Operation operation, object input)
    {
        var arns = new IamArns(call.Account);
        var path = Text("Path");
        return Text("InstanceProfileName") is { } profile ? Profile(view, arns, profile, path)
            : Text("GroupName") is { } group ? (view.Get(IamTables.Groups, Names.Key(group)) is { } there ? arns.Of(there) : arns.New("group", path, group), [])
            : Text("RoleName") is { } role ? Role(view, arns, role, path)
            : Text("UserName") is { } user ? User(view, arns, user, path)
            : (Text("PolicyArn") ?? Text("OpenIDConnectProviderArn") ?? Text("PolicySourceArn")) is { } arn ? (arn, Find.Policy(view, arns, arn)?.Tags ?? [])
            : Text("PolicyName") is { } policy ? (arns.New("policy", path, policy), [])
            : Text("Url") is { } url ? (arns.New("oidc-provider", null, url[(url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? at + "://".Length : 0)..]), [])
            : Text("AWSServiceName") is { } service ? (arns.New("role", $"/aws-service-role/{service}/", LinkedRole.Of(service)?.Name ?? "*"), [])
            : OfCaller.Contains(operation.Name) ? (call.Principal.Arn, [])
            : (Need.AnyResource, []);

        string? Text(string name) => InputMembers.Text(operation.Input, input, name);
    }

    private static (string Arn, IReadOnlyList<TagValue> Tags) Role(View view, IamArns arns, string name, string? path) =>
        view.Get(IamTables.Roles, Names.Key(name)) is { } role ? (arns.Of(role), role.Tags) : (arns.New("role", path, name), []);

    private static (string Arn, IReadOnlyList<TagValue> Tags) User(View view, IamArns arns, string name, string? path) =>
        view.Get(IamTables.Users, Names.Key(name)) is { } user ? (arns.Of(user), user.Tags) : (arns.New("user", path, name), []);

    private static (string Arn, IReadOnlyList<TagValue> Tags) Profile(View view, IamArns arns, string name, string? path) =>
        view.Get(IamTables.Profiles, Names.Key(name)) is { } profile ? (arns.Of(profile), profile.Tags) : (arns.New("instance-profile", path, name), []);
}
