using Plimsoll.Wire.Operations;

namespace Plimsoll.Ssm.Tests.Support;

/// <summary>By their identity everybody may do everything but what is listed, as <c>action</c> or <c>action resource</c>; keeps what was asked.</summary>
internal sealed class DenyList : IAuthorizer
{
    public HashSet<string> Denied { get; } = [];

    /// <summary>Actions that a policy of the identity denies.</summary>
    public HashSet<string> Forbidden { get; } = [];

    public List<string> Asked { get; } = [];

    public AccessDecision Decide(CallContext call, string action, string resource)
    {
        Asked.Add($"{action} {resource}");
        return Forbidden.Contains(action) ? AccessDecision.Deny
            : Denied.Contains(action) || Denied.Contains($"{action} {resource}")
                ? AccessDecision.None
                : AccessDecision.Allow;
    }

    public void Authorize(CallContext call, Need need) => Assert.Fail($"Nobody asks for {need.Action} in this way.");
}
