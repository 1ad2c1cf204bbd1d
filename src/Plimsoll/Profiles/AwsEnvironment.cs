using Plimsoll.Commands;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Profiles;

/// <summary>
/// The endpoint, region and keys that an AWS tool would use, by the variables and files of
/// docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html.
/// </summary>
/// <param name="Endpoint">Base address.</param>
/// <param name="Source">The variable or file that named it, for messages.</param>
/// <param name="Region">Region.</param>
/// <param name="Keys">Keys.</param>
internal sealed record AwsEnvironment(Uri Endpoint, string Source, string Region, SigningKeys Keys)
{
    private const string DefaultRegion = "us-east-1";

    /// <summary>What the environment says; null when it names no endpoint.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="CommandException">It names a profile that is not there, or an endpoint, and no keys or an address that is none.</exception>
    public static AwsEnvironment? Read(Func<string, string?> variable)
    {
        if (string.Equals(Value("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var named = Value("AWS_PROFILE");
        var profile = named ?? "default";
        var heading = profile == "default" ? profile : $"profile {profile}";
        var (configFile, credentialsFile) = (Text(AwsProfile.ConfigPath(variable)), Text(AwsProfile.CredentialsPath(variable)));
        if (named is not null && !IniFile.Has(configFile, heading) && !IniFile.Has(credentialsFile, profile))
        {
            // In the words of aws.
            throw new CommandException($"The config profile ({named}) could not be found", "Correct AWS_PROFILE or unset it, or ask the server on this machine with --data DIR.");
        }

        var config = IniFile.Get(configFile, heading);
        var (endpoint, source) =
            Value("AWS_ENDPOINT_URL_ECS") is { } own ? (own, "AWS_ENDPOINT_URL_ECS")
            : Value("AWS_ENDPOINT_URL") is { } all ? (all, "AWS_ENDPOINT_URL")
            : (config.GetValueOrDefault("endpoint_url"), $"the profile {profile}");
        if (string.IsNullOrEmpty(endpoint))
        {
            return null;
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new CommandException($"{endpoint}, which {source} names, is no address.", "Give one like http://HOST:4566, or ask the server on this machine with --data DIR.");
        }

        var keys = KeysOf(Value("AWS_ACCESS_KEY_ID"), Value("AWS_SECRET_ACCESS_KEY"), Value("AWS_SESSION_TOKEN"))
            ?? KeysOf(IniFile.Get(credentialsFile, profile))
            ?? throw new CommandException(
                $"{source} names {endpoint}, and there are no keys to it.",
                "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; or ask the server on this machine with --data DIR.");
        return new AwsEnvironment(
            address, source, Value("AWS_REGION") ?? Value("AWS_DEFAULT_REGION") ?? config.GetValueOrDefault("region") ?? DefaultRegion, keys);

        string? Value(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }

    private static SigningKeys? KeysOf(IReadOnlyDictionary<string, string> section) => KeysOf(
        section.GetValueOrDefault("aws_access_key_id"), section.GetValueOrDefault("aws_secret_access_key"), section.GetValueOrDefault("aws_session_token"));

    private static SigningKeys? KeysOf(string? id, string? secret, string? token) =>
        id is null || secret is null ? null : new SigningKeys(id, secret, token);

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
