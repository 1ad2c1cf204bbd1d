using Plimsoll.Commands;
using Plimsoll.Hosting;

namespace Plimsoll.Profiles;

/// <summary>Writes a profile into the files of the AWS tools.</summary>
internal static class AwsProfile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Whether a profile may have this name: the AWS tools could not read a file with a heading that is none.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && name.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '+' or '@' or ':' or '/' or '-');

    /// <summary>Writes it, and returns the paths of the files.</summary>
    /// <param name="name">Name of the profile.</param>
    /// <param name="access">The server and its keys.</param>
    /// <param name="variable">Reads an environment variable: the AWS tools let the files be elsewhere.</param>
    /// <exception cref="CommandException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(string name, ServerAccess access, Func<string, string?> variable)
    {
        var (config, credentials) = (ConfigPath(variable), CredentialsPath(variable));
        Change(config, name == "default" ? name : $"profile {name}", [("region", access.Server.Region), ("endpoint_url", access.Server.Endpoint)]);
        Change(
            credentials, name,
            [("aws_access_key_id", access.Keys.AccessKeyId), ("aws_secret_access_key", access.Keys.SecretAccessKey), ("aws_session_token", null)]);
        return [config, credentials];
    }

    /// <summary>The file of regions and endpoints.</summary>
    public static string ConfigPath(Func<string, string?> variable) => PathOf("AWS_CONFIG_FILE", "config", variable);

    /// <summary>The file of keys.</summary>
    public static string CredentialsPath(Func<string, string?> variable) => PathOf("AWS_SHARED_CREDENTIALS_FILE", "credentials", variable);

    private static string PathOf(string name, string file, Func<string, string?> variable) =>
        variable(name) is { Length: > 0 } path ? path : Path.Combine(DataDirectory.Home(variable), ".aws", file);

    private static void Change(string path, string section, IReadOnlyList<(string Name, string? Value)> settings)
    {
        try
        {
            Replace(path, section, settings);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                $"{path} cannot be written: {error.Message}", "Make it writable, or name other files with AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE.");
        }
    }

    private static void Replace(string path, string section, IReadOnlyList<(string Name, string? Value)> settings)
    {
        // A link stays a link: the file behind it is changed.
        path = (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? path;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var old = File.Exists(path) ? File.ReadAllText(path) : "";
        var draft = path + ".plimsoll";
        File.Delete(draft);
        using (var writer = new StreamWriter(new FileStream(
            draft, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly })))
        {
            writer.Write(IniFile.Set(old, section, settings));
        }

        File.Move(draft, path, overwrite: true);
    }
}
