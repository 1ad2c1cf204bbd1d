using Plimsoll.Iam.Model;

namespace Plimsoll.Iam.Naming;

/// <summary>ARNs of IAM's things in one account.</summary>
/// <param name="account">Twelve digits.</param>
internal readonly struct IamArns(string account)
{
    private readonly string _start = $"arn:aws:iam::{account}:";

    public string Root => _start + "root";

    public string Of(RoleRecord role) => $"{_start}role{role.Path}{role.Name}";

    public string Of(UserRecord user) => $"{_start}user{user.Path}{user.Name}";

    public string Of(GroupRecord group) => $"{_start}group{group.Path}{group.Name}";

    public string Of(PolicyRecord policy) => $"{_start}policy{policy.Path}{policy.Name}";

    public string Of(InstanceProfileRecord profile) => $"{_start}instance-profile{profile.Path}{profile.Name}";

    public string Of(OidcProviderRecord provider) => $"{_start}oidc-provider/{provider.Name}";

    /// <summary>ARN of something that is not there yet.</summary>
    /// <param name="kind">E.g. <c>role</c>.</param>
    /// <param name="path">Its path; null for <c>/</c>.</param>
    /// <param name="name">Its name.</param>
    public string New(string kind, string? path, string name) => $"{_start}{kind}{path ?? "/"}{name}";

    /// <summary>The name at the end of an ARN of a kind in this account, e.g. of <c>role</c>; null for any other text.</summary>
    public string? NameIn(string arn, string kind) =>
        arn.StartsWith($"{_start}{kind}/", StringComparison.Ordinal) ? arn[(arn.LastIndexOf('/') + 1)..] : null;
}
