namespace Plimsoll.Ssm.Naming;

/// <summary>A secret that is read as a parameter.</summary>
/// <param name="Given">As it was given.</param>
/// <param name="Parameter">The name of the parameter.</param>
/// <param name="Secret">The name of the secret.</param>
/// <param name="Selector">A version or a label of it, with its colon; null for the current version.</param>
internal sealed record SecretReference(string Given, string Parameter, string Secret, string? Selector)
{
    private const string Prefix = "/aws/reference/secretsmanager/";
    private const int ShortestVersionId = 32;

    /// <summary>The version that is selected; null where a label is, or nothing.</summary>
    public string? VersionId => Selector?.Length > ShortestVersionId ? Selector[1..] : null;

    /// <summary>The label that is selected; null where a version is, or nothing.</summary>
    public string? Label => VersionId is null ? Selector?[1..] : null;

    /// <summary>Reads a name; null where it names no secret.</summary>
    public static SecretReference? Read(string given)
    {
        var name = given.Trim(' ');
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || name.Length == Prefix.Length)
        {
            return null;
        }

        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > Prefix.Length && colon < name.Length - 1
            ? new SecretReference(given, name[..colon], name[Prefix.Length..colon], name[colon..])
            : new SecretReference(given, name, name[Prefix.Length..], null);
    }
}
