using System.Text;
using Microsoft.AspNetCore.Http;
using Plimsoll.Ecr.Control.Login;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Transport;

namespace Plimsoll.Ecr.Distribution;

/// <summary>Finds out who sends a request and which registry it means (spec/ecr.md §2).</summary>
/// <param name="passwords">Knows the passwords.</param>
/// <param name="anonymous">Who calls without a password; null where that is refused.</param>
internal sealed class RegistryAuthenticator(RegistryPasswords passwords, Caller? anonymous)
{
    /// <summary>The caller and its registry: the one that the host names, else the one of the login.</summary>
    /// <exception cref="RegistryException">No login, a forged or an expired one.</exception>
    public (Principal Principal, RegistryScope Registry) Authenticate(HttpContext http)
    {
        var login = Login(http.Request);
        if (anonymous is null || login is not null)
        {
            Check(http, login);
        }

        http.Features.Get<IConnectionStanding>()?.Prove();
        var (principal, region) = login is null ? (anonymous!.Principal, anonymous.Region) : (login.Principal, login.Region);
        var registry = RegistryHost.Parse(RequestHost.Of(http.Request)) is { } host
            ? new RegistryScope(host.Account, host.Region)
            : new RegistryScope(login?.Account ?? principal.Account, region);
        return (principal, registry);
    }

    private void Check(HttpContext http, RegistryLogin? login)
    {
        if (login is null)
        {
            http.Response.Headers.WWWAuthenticate = $"Basic realm=\"https://{RequestHost.Of(http.Request)}/\",service=\"ecr.amazonaws.com\"";
            throw new RegistryException(401, "UNAUTHORIZED", "Not Authorized");
        }

        if (passwords.IsOver(login))
        {
            throw new RegistryException(403, "DENIED", "Your authorization token has expired. Reauthenticate and try again.");
        }
    }

    private RegistryLogin? Login(HttpRequest request)
    {
        const string Scheme = "Basic ";
        string? header = request.Headers.Authorization;
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length))
        {
            return null;
        }

        var (pair, user) = (Encoding.UTF8.GetString(bytes, 0, length), RegistryPasswords.UserName + ":");
        return pair.StartsWith(user, StringComparison.Ordinal) ? passwords.Read(pair[user.Length..]) : null;
    }
}
