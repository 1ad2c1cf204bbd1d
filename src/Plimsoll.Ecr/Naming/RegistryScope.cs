namespace Plimsoll.Ecr.Naming;

/// <summary>A registry: one account in one region. Its id is the account.</summary>
/// <param name="Account">Twelve digits.</param>
/// <param name="Region">Region.</param>
internal sealed record RegistryScope(string Account, string Region)
{
    private const string Kind = "repository/";

    /// <summary>ARN of a repository.</summary>
    public string ArnOf(string repository) => $"arn:aws:ecr:{Region}:{Account}:{Kind}{repository}";

    /// <summary>Name of the repository of an ARN of this registry; null for any other text.</summary>
    public string? NameOf(string arn) =>
        Wire.Arns.Arn.TryParse(arn, out var parsed) && parsed.Service == "ecr" && parsed.Region == Region && parsed.Account == Account
        && parsed.Resource.StartsWith(Kind, StringComparison.Ordinal)
            ? parsed.Resource[Kind.Length..]
            : null;

    /// <summary>Whose an upload into a repository is.</summary>
    public string OwnerOf(string repository) => $"{Account}/{Region}/{repository}";
}
