namespace Plimsoll.Agent.Secrets;

/// <summary>What the <c>valueFrom</c> of a Secrets Manager secret names: <c>ARN[:json-key:version-stage:version-id]</c>.</summary>
/// <param name="SecretId">ARN without what follows it, or a name.</param>
/// <param name="JsonKey">Key of the JSON object that the secret is; null for the whole.</param>
/// <param name="VersionStage">Label of the version; null for AWSCURRENT.</param>
/// <param name="VersionId">The version; null for the label's.</param>
internal sealed record SecretReference(string SecretId, string? JsonKey, string? VersionStage, string? VersionId)
{
    private const int ArnParts = 6;
    private const int Whole = ArnParts + 1;
    private const int WithSuffix = Whole + 3;

    /// <summary>Reads one.</summary>
    /// <exception cref="SecretException">It has another number of parts.</exception>
    public static SecretReference Parse(string valueFrom)
    {
        var parts = valueFrom.Split(':');
        return parts.Length switch
        {
            Whole => new SecretReference(valueFrom, null, null, null),
            WithSuffix => new SecretReference(string.Join(':', parts[..Whole]), Some(parts[Whole]), Some(parts[Whole + 1]), Some(parts[Whole + 2])),
            _ => throw new SecretException("an invalid ARN format for the AWS Secrets Manager secret was specified. Specify a valid ARN and try again."),
        };
    }

    private static string? Some(string part) => part.Length > 0 ? part : null;
}
