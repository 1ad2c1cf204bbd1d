using System.Text.Json;
using System.Text.RegularExpressions;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Control.PullThrough.Upstream;

/// <summary>The logins of the file that the server was started with. It is read again when it has changed.</summary>
/// <param name="path">The file; null for none.</param>
internal sealed partial class UpstreamLogins(string? path)
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    private volatile Read? _read;

    /// <summary>The login of a secret, or else the one of a host; null where no secret is named and the host has none.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>SecretNotFoundException</c>, or <c>UnableToAccessSecretException</c>: the file cannot be read.</exception>
    public UpstreamLogin? Find(string? credentialArn, Uri host)
    {
        var logins = Load();
        return credentialArn is null
            ? logins.GetValueOrDefault(host.Authority)
            : OfSecret(logins, credentialArn) ?? throw EcrErrors.SecretNotFound();
    }

    // A secret's ARN ends with six characters of chance, which a person need not know.
    private static UpstreamLogin? OfSecret(Dictionary<string, UpstreamLogin> logins, string arn)
    {
        var name = arn[(arn.LastIndexOf(':') + 1)..];
        return logins.GetValueOrDefault(arn) ?? logins.GetValueOrDefault(name) ?? logins.GetValueOrDefault(Suffix.Replace(name, ""));
    }

    private Dictionary<string, UpstreamLogin> Load()
    {
        if (path is null)
        {
            return [];
        }

        try
        {
            var changed = File.GetLastWriteTimeUtc(path);
            if (_read is { } read && read.Changed == changed)
            {
                return read.Logins;
            }

            if ((File.GetUnixFileMode(path) & Others) != 0)
            {
                throw EcrErrors.UnableToAccessSecret("the file of upstream credentials can be read by others: chmod 600");
            }

            var logins = JsonSerializer.Deserialize(File.ReadAllBytes(path), UpstreamJson.Default.DictionaryStringUpstreamLogin) ?? [];
            if (logins.Values.Any(login => string.IsNullOrEmpty(login?.Username) || string.IsNullOrEmpty(login.AccessToken)))
            {
                throw EcrErrors.UnableToAccessSecret("an entry of the file of upstream credentials lacks username or accessToken");
            }

            _read = new Read(changed, logins);
            return logins;
        }
        catch (JsonException)
        {
            // What a parser says of a place in the file may quote it.
            throw EcrErrors.UnableToAccessSecret("the file of upstream credentials is not the JSON that it should be");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw EcrErrors.UnableToAccessSecret("the file of upstream credentials cannot be read");
        }
    }

    [GeneratedRegex("-[A-Za-z0-9]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix { get; }

    private sealed record Read(DateTime Changed, Dictionary<string, UpstreamLogin> Logins);
}
