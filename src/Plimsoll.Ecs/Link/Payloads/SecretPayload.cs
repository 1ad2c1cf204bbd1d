using Plimsoll.Wire.Arns;
using Secret = Plimsoll.AgentLink.Payload.Secret;
using Shapes = Plimsoll.Ecs.Api.Shapes;

namespace Plimsoll.Ecs.Link.Payloads;

/// <summary>Secrets in the form in which an agent takes them: it resolves them itself with the execution role.</summary>
internal static class SecretPayload
{
    private const string Parameter = "parameter/";

    public static IEnumerable<Secret> From(Shapes.ContainerDefinition container, string region) =>
        (container.Secrets ?? []).Select(secret => Make(secret, region, "ENVIRONMENT_VARIABLE", "CONTAINER"))
        .Concat((container.LogConfiguration?.SecretOptions ?? []).Select(secret => Make(secret, region, "BOOTSTRAP", "LOG_DRIVER")));

    // The agent finds a parameter by the name that the store answers, which is never an ARN; that of a path has one slash less.
    private static string? Plain(string? valueFrom) =>
        Arn.TryParse(valueFrom, out var arn) && arn.Service == "ssm" && arn.Resource.StartsWith(Parameter, StringComparison.Ordinal)
            ? arn.Resource[Parameter.Length..] is var name && name.Contains('/', StringComparison.Ordinal) ? "/" + name : arn.Resource[Parameter.Length..]
            : valueFrom;

    private static Secret Make(Shapes.Secret secret, string region, string type, string target) => new()
    {
        Name = secret.Name,
        ValueFrom = Plain(secret.ValueFrom),
        Region = secret.ValueFrom?.Split(':') is ["arn", _, _, { Length: > 0 } own, ..] ? own : region,
        Provider = secret.ValueFrom?.StartsWith("arn:aws:secretsmanager:", StringComparison.Ordinal) == true ? "asm" : "ssm",
        Type = type,
        Target = target,
    };
}
