using System.Security.Cryptography;

namespace Plimsoll.SecretsManager.Naming;

/// <summary>Fresh identifiers: nobody may guess the ARN that a name gets next.</summary>
internal static class Ids
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The six letters at the end of a secret's ARN.</summary>
    public static string Suffix() => RandomNumberGenerator.GetString(Letters, 6);
}
