namespace Plimsoll.Iam.Naming;

/// <summary>Names of IAM's things.</summary>
internal static class Names
{
    /// <summary>What is the same for names that differ by case alone: an account has only one of them.</summary>
    public static string Key(string name) => name.ToLowerInvariant();
}
