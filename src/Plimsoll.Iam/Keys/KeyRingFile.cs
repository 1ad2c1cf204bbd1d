using System.Security.Cryptography;
using System.Text.Json;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Keys;

/// <summary>Keeps a <see cref="KeyRing"/> in <c>keys.json</c>, mode 0600.</summary>
/// <param name="directory">Data directory; it must exist.</param>
public sealed class KeyRingFile(string directory)
{
    /// <summary>Environment variable that sets the root user's access key.</summary>
    public const string AccessKeyVariable = "PLIMSOLL_ROOT_ACCESS_KEY_ID";

    /// <summary>Environment variable that sets the root user's secret key.</summary>
    public const string SecretKeyVariable = "PLIMSOLL_ROOT_SECRET_ACCESS_KEY";

    private const int KeyBytes = 32;

    /// <summary>Path of the file.</summary>
    public string Path { get; } = System.IO.Path.Combine(directory, "keys.json");

    /// <summary>What the file holds, or null when there is none yet.</summary>
    /// <exception cref="InvalidDataException">The file is not one of ours.</exception>
    public KeyRing? Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path), KeyRingJson.Default.KeyRing) is { } ring && IsWhole(ring) ? ring : throw Damaged();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException)
        {
            // The parser's words could quote a secret: they stay here.
            throw Damaged();
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new InvalidDataException($"{Path} cannot be read: {error.Message}");
        }
    }

    private InvalidDataException Damaged() => new($"{Path} is damaged. Restore it, or remove it for a new root key.");

    // "required" lets a null through, and a key that is too short would break later, where nobody thinks of the file.
    private static bool IsWhole(KeyRing ring) =>
        ring is { RootAccessKeyId.Length: > 0, RootSecretAccessKey.Length: > 0, SessionKey.Length: KeyBytes, PageTokenKey.Length: KeyBytes };

    /// <summary>The keys of a server that starts: those of the file, made when there is none; the environment's root key wins and is kept.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="now">Time of the start.</param>
    /// <exception cref="InvalidDataException">The file or the environment's key is not right, or the file cannot be written; the message says how.</exception>
    public KeyRing Open(Func<string, string?> variable, DateTimeOffset now)
    {
        var kept = Read();
        var ring = kept ?? new KeyRing
        {
            RootAccessKeyId = "AKIA" + Ids.Random(16),
            RootSecretAccessKey = Ids.Secret(),
            Created = now,
            SessionKey = RandomNumberGenerator.GetBytes(KeyBytes),
            PageTokenKey = RandomNumberGenerator.GetBytes(KeyBytes),
        };
        if (RootKeyOf(variable) is var (access, secret))
        {
            ring = ring with { RootAccessKeyId = access, RootSecretAccessKey = secret };
        }

        if (ring != kept)
        {
            Write(ring);
        }

        return ring;
    }

    private static (string Access, string Secret)? RootKeyOf(Func<string, string?> variable)
    {
        var (access, secret) = (variable(AccessKeyVariable), variable(SecretKeyVariable));
        if (string.IsNullOrEmpty(access) && string.IsNullOrEmpty(secret))
        {
            return null;
        }

        if (string.IsNullOrEmpty(access) || string.IsNullOrEmpty(secret))
        {
            throw new InvalidDataException($"Set both {AccessKeyVariable} and {SecretKeyVariable}, or neither.");
        }

        return access.Length is >= 16 and <= 128 && access.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? (access, secret)
            : throw new InvalidDataException($"{AccessKeyVariable} must have 16 to 128 letters, digits or underscores.");
    }

    private void Write(KeyRing ring)
    {
        try
        {
            Replace(ring);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{Path} cannot be written: {error.Message}");
        }
    }

    // A reader sees the old file or the new one, whole, and nobody but the owner ever sees either.
    private void Replace(KeyRing ring)
    {
        var draft = Path + ".new";
        File.Delete(draft);
        using (var file = new FileStream(draft, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            JsonSerializer.Serialize(file, ring, KeyRingJson.Default.KeyRing);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, Path, overwrite: true);
    }
}
