using Plimsoll.SecretsManager.Naming;

namespace Plimsoll.SecretsManager.Api;

/// <summary>Constraints of the items of lists, which records cannot declare.</summary>
internal static class Elements
{
    /// <summary>Refuses a list with an item that is too short or too long.</summary>
    /// <param name="path">Where the list is, in AWS's way.</param>
    /// <param name="items">The items; null for none.</param>
    /// <param name="most">Most letters of one; the least is one.</param>
    /// <exception cref="Wire.Errors.AwsException"><c>ValidationException</c>.</exception>
    public static void Check(string path, IReadOnlyList<string>? items, int most)
    {
        if ((items ?? []).Any(item => item.Length == 0 || item.Length > most))
        {
            throw SecretsErrors.Validation(
                $"1 validation error detected: Value '[{items!.Count} items]' at '{path}' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to {most}, Member must have length greater than or equal to 1]");
        }
    }
}
