using System.Runtime.CompilerServices;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.SecretsManager.Model;
using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.SecretsManager.Control.Policies;

/// <summary>Reads the resource policies of secrets, each once, and asks them.</summary>
internal static class SecretPolicies
{
    private static readonly PolicyGrammar Grammar = PolicyGrammar.Container("secretsmanager");
    private static readonly ConditionalWeakTable<SecretPolicyRecord, PolicyDocument> Read = [];

    // Of no account that there can be: only what everybody may do, it may.
    private static readonly Principal Stranger = new(PrincipalKind.User, "", "", "");

    private static readonly string[] Actions =
    [
        "DeleteResourcePolicy", "DeleteSecret", "DescribeSecret", "GetResourcePolicy", "GetSecretValue", "ListSecretVersionIds", "PutResourcePolicy",
        "PutSecretValue", "RestoreSecret", "TagResource", "UntagResource", "UpdateSecret", "UpdateSecretVersionStage",
    ];

    /// <summary>The policy of a text that somebody wants to put.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>MalformedPolicyDocumentException</c>.</exception>
    public static PolicyDocument Parse(string text)
    {
        try
        {
            return PolicyDocument.Parse(text, Grammar);
        }
        catch (PolicyFormatException)
        {
            throw SecretsErrors.MalformedPolicy();
        }
    }

    /// <summary>What a policy that was put says of a request.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="call">Who asks, and how.</param>
    /// <param name="need">What for.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="now">When.</param>
    public static AccessDecision Decide(SecretPolicyRecord policy, CallContext call, AccessNeed need, SecretRecord secret, DateTimeOffset now)
    {
        var keys = RequestKeys.Of(call, now);
        keys["secretsmanager:SecretId"] = [secret.Arn];
        foreach (var tag in secret.Tags ?? [])
        {
            keys[$"aws:ResourceTag/{tag.Key}"] = keys[$"secretsmanager:ResourceTag/{tag.Key}"] = [tag.Value ?? ""];
        }

        return Read.GetValue(policy, one => PolicyDocument.Parse(one.Text, Grammar))
            .Decide(new AccessRequest(call.Principal, need.Action, need.Resource) { Context = keys });
    }

    /// <summary>True when a policy lets anybody in, whoever it is and wherever the call comes from.</summary>
    public static bool IsPublic(PolicyDocument policy, string arn) =>
        Actions.Any(action => policy.Decide(new AccessRequest(Stranger, $"secretsmanager:{action}", arn)) == AccessDecision.Allow);

    /// <summary>True when a policy keeps its author from putting another one.</summary>
    public static bool LocksOut(PolicyDocument policy, CallContext call, string arn, DateTimeOffset now) => policy.Decide(
        new AccessRequest(call.Principal, "secretsmanager:PutResourcePolicy", arn) { Context = RequestKeys.Of(call, now) }) == AccessDecision.Deny;
}
