using Plimsoll.Iam.Authorization;
using Plimsoll.Iam.Sessions;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Local;

/// <summary>The keys of an instance's role, renewed long before they end: what the metadata service gives an EC2 instance.</summary>
/// <param name="sessions">Makes them.</param>
/// <param name="account">Account.</param>
/// <param name="instance">Id of the instance.</param>
/// <param name="time">Clock.</param>
internal sealed class InstanceKeys(SessionTokens sessions, string account, string instance, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(6);
    private readonly Lock _gate = new();
    private Credential? _current;

    /// <summary>Keys that are good for at least half of their life.</summary>
    public SigningKeys Current()
    {
        lock (_gate)
        {
            if (_current is null || _current.Expires - time.GetUtcNow() < Lifetime / 2)
            {
                _current = sessions.Assume(account, InstanceRole.Arn(account), instance, Lifetime);
            }

            return new SigningKeys(_current.AccessKeyId, _current.SecretAccessKey, _current.SessionToken);
        }
    }
}
