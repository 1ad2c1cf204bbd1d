using Plimsoll.Iam;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Local;

/// <summary>The keys of an instance's role, renewed long before they end: what the metadata service gives an EC2 instance.</summary>
/// <param name="roles">The accounts' roles.</param>
/// <param name="account">Account.</param>
/// <param name="instance">Id of the instance.</param>
/// <param name="time">Clock.</param>
internal sealed class InstanceKeys(IRoles roles, string account, string instance, TimeProvider time)
{
    private const string Machines = "ec2.amazonaws.com";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(6);

    // An instance without a role signs with keys that nobody knows: it is refused as any stranger is.
    private static readonly SigningKeys None = new("ASIANOINSTANCEPROFILE", "none", "none");
    private readonly Lock _gate = new();
    private Credential? _current;
    private string? _role;

    /// <summary>Keys that are good for at least half of their life, of the role that the instance profile has now.</summary>
    public SigningKeys Current()
    {
        lock (_gate)
        {
            var role = roles.InstanceProfile(account, StandardRoles.Instance)?.Role;
            if (_current is null || role?.Id != _role || _current.Expires - time.GetUtcNow() < Lifetime / 2)
            {
                _role = role?.Id;
                _current = role is null ? null : roles.Assume(account, role.Arn, Machines, instance, Lifetime).Credential;
            }

            return _current is null ? None : new SigningKeys(_current.AccessKeyId, _current.SecretAccessKey, _current.SessionToken);
        }
    }
}
