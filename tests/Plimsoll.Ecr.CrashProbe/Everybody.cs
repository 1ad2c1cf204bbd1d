using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Ecr.CrashProbe;

/// <summary>Everybody is the root user and may do everything.</summary>
internal sealed class Everybody : IAuthorizer, ICredentials
{
    public const string Account = "123456789012";
    public const string Region = "eu-west-1";

    public static Caller Caller { get; } = new(new Principal(PrincipalKind.Root, Account, $"arn:aws:iam::{Account}:root", Account), Region, "ecr");

    public void Authorize(CallContext call, Need need)
    {
        // Nothing is refused.
    }

    public AccessDecision Decide(CallContext call, string action, string resource) => AccessDecision.Allow;

    public Credential? Find(string accessKeyId, string? sessionToken) => null;
}
