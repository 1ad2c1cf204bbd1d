using Plimsoll.Wire.Arns;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Requirements;

/// <summary>Where a secret comes from, as capabilities name it.</summary>
internal static class SecretStores
{
    /// <summary><c>asm</c> for the ARN of a Secrets Manager secret, else <c>ssm</c>: the name or ARN of a parameter.</summary>
    public static string Of(Secret secret) => Arn.TryParse(secret.ValueFrom, out var arn) && arn.Service == "secretsmanager" ? "asm" : "ssm";
}
