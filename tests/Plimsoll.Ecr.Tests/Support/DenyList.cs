using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>By their identity everybody may do everything but what is listed, which nothing allows.</summary>
internal sealed class DenyList : IAuthorizer
{
    public HashSet<string> Denied { get; } = [];

    public AccessDecision Decide(CallContext call, string action, string resource) =>
        Denied.Contains(action) ? AccessDecision.None : AccessDecision.Allow;

    public void Authorize(CallContext call, Need need)
    {
        if (Denied.Contains(need.Action))
        {
            throw new AwsException("AccessDeniedException", $"User: {call.Principal.Arn} is not authorized to perform: {need.Action} on resource: *");
        }
    }
}

/// <summary>No key stands for anybody.</summary>
internal sealed class NoKeys : ICredentials
{
    public Credential? Find(string accessKeyId, string? sessionToken) => null;
}
