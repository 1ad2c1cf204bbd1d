using System.Globalization;
using Plimsoll.SecretsManager.Model;

namespace Plimsoll.SecretsManager.Control.Lists;

/// <summary>The order in which secrets are listed.</summary>
/// <param name="By">As <c>SortBy</c> says it; null for the date of creation.</param>
/// <param name="Descending">Whether the last come first.</param>
internal sealed record SecretOrder(string? By, bool Descending)
{
    /// <summary>What the order compares, letter by letter, different for each secret.</summary>
    public string KeyOf(SecretRecord secret) => By switch
    {
        "name" => secret.Name,
        "last-accessed-date" => Dated(secret.LastAccessedDate, secret),
        "last-changed-date" => Dated(secret.LastChangedDate, secret),
        _ => Dated(secret.CreatedDate, secret),
    };

    /// <summary>The secrets after one, in order.</summary>
    /// <param name="secrets">In any order.</param>
    /// <param name="after">Key of that one; null from the first.</param>
    public IEnumerable<SecretRecord> Sort(IEnumerable<SecretRecord> secrets, string? after)
    {
        var sign = Descending ? -1 : 1;
        var comparer = Comparer<string>.Create((one, other) => sign * string.CompareOrdinal(one, other));
        return secrets.Where(secret => after is null || comparer.Compare(KeyOf(secret), after) > 0).OrderBy(KeyOf, comparer);
    }

    // As many digits for every date, so that letters compare as numbers do.
    private static string Dated(DateTimeOffset? date, SecretRecord secret) =>
        $"{(date?.ToUnixTimeMilliseconds() ?? 0).ToString("D15", CultureInfo.InvariantCulture)} {secret.Name}";
}
