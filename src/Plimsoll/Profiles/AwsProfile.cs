using Plimsoll.Hosting;

namespace Plimsoll.Profiles;

/// <summary>Writes a profile into the files of the AWS tools.</summary>
internal static class AwsProfile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes it, and returns the paths of the files.</summary>
    /// <param name="name">Name of the profile.</param>
    /// <param name="access">The server and its keys.</param>
    /// <param name="variable">Reads an environment variable: the AWS tools let the files be elsewhere.</param>
    public static IReadOnlyList<string> Write(string name, ServerAccess access, Func<string, string?> variable)
    {
        var directory = Path.Combine(variable("HOME") ?? "/", ".aws");
        var config = variable("AWS_CONFIG_FILE") ?? Path.Combine(directory, "config");
        var credentials = variable("AWS_SHARED_CREDENTIALS_FILE") ?? Path.Combine(directory, "credentials");
        Change(config, name == "default" ? name : $"profile {name}", [("region", access.Server.Region), ("endpoint_url", access.Server.Endpoint)]);
        Change(
            credentials, name,
            [("aws_access_key_id", access.Keys.AccessKeyId), ("aws_secret_access_key", access.Keys.SecretAccessKey)]);
        return [config, credentials];
    }

    private static void Change(string path, string section, IReadOnlyList<(string Name, string Value)> settings)
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
