using System.Collections.Concurrent;
using System.Text.Json;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Sealing;

namespace Plimsoll.Ecr.Control.Login;

/// <summary>Makes the passwords of <c>docker login</c> and knows them again without keeping them (spec/ecr.md §2).</summary>
/// <param name="key">Key of 32 bytes, kept over restarts.</param>
/// <param name="time">Clock.</param>
internal sealed class RegistryPasswords(byte[] key, TimeProvider time)
{
    /// <summary>The name that goes with every password.</summary>
    public const string UserName = "AWS";

    // A session brings its policies and tags along.
    private const int MostLength = 16384;
    private const int MostKnown = 1000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(5);
    private readonly SealedBox _box = new(key, "ecr registry password");

    // A client sends the same password with each of a burst of requests. What it may do is asked anew each time.
    private readonly ConcurrentDictionary<string, (RegistryLogin Login, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    /// <summary>A password for a caller, and its end.</summary>
    /// <param name="principal">Who will use it.</param>
    /// <param name="region">Region of the registry that it means where the host does not say.</param>
    /// <param name="account">Account of that registry; null for the caller's own.</param>
    public (string Password, DateTimeOffset Expires) Issue(Principal principal, string region, string? account = null)
    {
        var expires = time.GetUtcNow() + Lifetime;
        var login = new RegistryLogin(principal, region, expires, account);
        return (_box.Seal(JsonSerializer.SerializeToUtf8Bytes(login, RegistryLoginJson.Default.RegistryLogin)), expires);
    }

    /// <summary>What a password stands for, expired or not; null when it is not one of ours.</summary>
    public RegistryLogin? Read(string password)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(password, out var known) && now < known.Until)
        {
            return known.Login;
        }

        var login = Open(password);
        if (login is not null)
        {
            if (_known.Count >= MostKnown)
            {
                _known.Clear();
            }

            _known[password] = (login, now + KnownFor);
        }

        return login;
    }

    /// <summary>True once a login has ended.</summary>
    public bool IsOver(RegistryLogin login) => time.GetUtcNow() >= login.Expires;

    private RegistryLogin? Open(string password) => password.Length <= MostLength && _box.Open(password) is { } content
        ? JsonSerializer.Deserialize(content, RegistryLoginJson.Default.RegistryLogin)
        : null;
}
