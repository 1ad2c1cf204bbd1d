using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Ecs.Tests.Support;

/// <summary>Everybody may do everything.</summary>
internal sealed class Everything : IAuthorizer
{
    public void Authorize(CallContext call, Need need)
    {
    }

    public AccessDecision Decide(CallContext call, string action, string resource) => AccessDecision.Allow;
}

/// <summary>No key stands for anybody.</summary>
internal sealed class NoKeys : ICredentials
{
    public Credential? Find(string accessKeyId, string? sessionToken) => null;
}
