using System.Text.Json;
using Plimsoll.Agent.Images;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Secrets;

/// <summary>Logins for private registries, which Secrets Manager keeps as <c>{"username":…,"password":…}</c>.</summary>
/// <param name="secrets">Reads them.</param>
internal sealed class SecretLogins(SecretReader secrets)
{
    /// <summary>The login, or null when the payload names no secret.</summary>
    /// <exception cref="SecretException">It cannot be had.</exception>
    /// <exception cref="CredentialsAwaitedException">The execution role's credentials have not come yet.</exception>
    public async ValueTask<RegistryLogin?> FindAsync(string image, RegistryAuthentication? authentication, string taskArn, CancellationToken cancel)
    {
        if (authentication is not { Type: "asm", AsmAuthData: { CredentialsParameter: { Length: > 0 } secret, Region: { } region } })
        {
            return null;
        }

        var text = await secrets.TextAsync(taskArn, region, secret, cancel).ConfigureAwait(false);
        var (user, password) = Read(text);
        return new RegistryLogin(user, password, ImageReference.HostOf(image) ?? "");
    }

    // The agent does not mind how the keys are written.
    private static (string User, string Password) Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return (Text(document.RootElement, "username"), Text(document.RootElement, "password"));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new SecretException("asm fetching authorization data: unable to unmarshal secret value, invalid schema");
        }
    }

    private static string Text(JsonElement root, string key) =>
        root.EnumerateObject().Where(member => member.Name.Equals(key, StringComparison.OrdinalIgnoreCase)).Select(member => member.Value.GetString()).LastOrDefault()
            is { Length: > 0 } text
            ? text
            : throw new SecretException($"asm fetching {key}: AuthorizationData is malformed, empty field");
}
