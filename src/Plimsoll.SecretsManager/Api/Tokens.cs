using Plimsoll.SecretsManager.Naming;

namespace Plimsoll.SecretsManager.Api;

/// <summary>Tokens of calls that make versions: SDKs send one by themselves.</summary>
internal static class Tokens
{
    /// <summary>The token.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidRequestException</c> when there is none.</exception>
    public static string Required(string? token) => token ?? throw SecretsErrors.NoToken();
}
