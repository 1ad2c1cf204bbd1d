using Plimsoll.AgentLink.Payload;
using Secret = Plimsoll.AgentLink.Payload.Secret;
using Shapes = Plimsoll.Ecs.Api.Shapes;

namespace Plimsoll.Ecs.Link.Payloads;

/// <summary>Secrets in the form in which an agent takes them: it resolves them itself with the execution role.</summary>
internal static class SecretPayload
{
    public static IEnumerable<Secret> From(Shapes.ContainerDefinition container, string region) =>
        (container.Secrets ?? []).Select(secret => Make(secret, region, "ENVIRONMENT_VARIABLE", "CONTAINER"))
        .Concat((container.LogConfiguration?.SecretOptions ?? []).Select(secret => Make(secret, region, "BOOTSTRAP", "LOG_DRIVER")));

    private static Secret Make(Shapes.Secret secret, string region, string type, string target) => new()
    {
        Name = secret.Name,
        ValueFrom = secret.ValueFrom,
        Region = secret.ValueFrom?.Split(':') is ["arn", _, _, { Length: > 0 } own, ..] ? own : region,
        Provider = secret.ValueFrom?.StartsWith("arn:aws:secretsmanager:", StringComparison.Ordinal) == true ? "asm" : "ssm",
        Type = type,
        Target = target,
    };
}
