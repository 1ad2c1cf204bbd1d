using Plimsoll.Iam;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Tests.Support;

/// <summary>One role, in one instance profile, that anybody may assume.</summary>
internal sealed class FakeIamRoles(TimeProvider time) : IRoles
{
    /// <summary>The role; null for an empty profile.</summary>
    public RoleDescription? Role { get; set; } = new(StandardRoles.Instance, "arn:aws:iam::000000000000:role/ecsInstanceRole", "AROAONE", null);

    /// <summary>Who assumed what under which name, by access key.</summary>
    public Dictionary<string, (string Role, string Service, string Session)> Assumed { get; } = [];

    public ValueTask EnsureServiceLinkedRoleAsync(string account, string service) => ValueTask.CompletedTask;

    public RoleDescription? Find(string account, string arnOrName) => Role;

    public RoleAssumption Assume(string account, string roleArn, string service, string sessionName, TimeSpan lifetime, string? sourceArn = null, string? holder = null)
    {
        var key = $"ASIA{Assumed.Count}";
        Assumed[key] = (roleArn, service, sessionName);
        return new RoleAssumption(new Credential(key, "secret", "token", Principal.Anonymous, time.GetUtcNow() + lifetime), null);
    }

    public InstanceProfileDescription? InstanceProfile(string account, string arnOrName) => new(arnOrName, "", "AIPAONE", Role);
}
