using Plimsoll.SecretsManager.Api;
using Plimsoll.SecretsManager.Api.Policies;
using Plimsoll.SecretsManager.Api.Secrets;
using Plimsoll.SecretsManager.Api.Values;
using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.SecretsManager.Control.Policies;

/// <summary>What a call must be allowed: for each operation the actions, and what they are done to.</summary>
internal static class SecretNeeds
{
    private const string Anything = "*";

    /// <summary>The needs of a call, none of which may fail.</summary>
    /// <param name="call">Who asks, and where.</param>
    /// <param name="operation">Name of the operation.</param>
    /// <param name="input">Its input.</param>
    /// <param name="arnOf">The whole ARN of the secret that a SecretId means; null when there is none: then it stands for itself.</param>
    public static IReadOnlyList<AccessNeed> Of(CallContext call, string operation, object input, Func<string, string?> arnOf) => input switch
    {
        CreateSecretRequest create => Create(SecretRef.ArnOf(call.Account, call.Region, create.Name!), create.Tags is { Count: > 0 }),
        ValidateResourcePolicyRequest { SecretId: null } => [Of(operation, Anything), Of("PutResourcePolicy", Anything)],
        ValidateResourcePolicyRequest { SecretId: { } id } => [Of(operation, arnOf(id) ?? id), Of("PutResourcePolicy", arnOf(id) ?? id)],
        ISecretRequest one => [Of(operation, arnOf(one.SecretId!) ?? one.SecretId!)],
        BatchGetSecretValueRequest { Filters: not null } => [Of(operation, Anything), Of("ListSecrets", Anything)],
        _ => [Of(operation, Anything)],
    };

    /// <summary>The need of a read of one secret, be it alone or in a batch.</summary>
    public static AccessNeed Read(string resource) => Of("GetSecretValue", resource);

    private static AccessNeed[] Create(string arn, bool isTagged) => isTagged ? [Of("CreateSecret", arn), Of("TagResource", arn)] : [Of("CreateSecret", arn)];

    private static AccessNeed Of(string operation, string resource) => new($"secretsmanager:{operation}", resource);
}
