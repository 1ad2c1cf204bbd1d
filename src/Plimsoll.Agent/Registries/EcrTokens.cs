using System.Text;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Images;
using Plimsoll.Wire.Client;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Agent.Registries;

/// <summary>Logins from GetAuthorizationToken, asked for with the agent's own keys or an execution role's, and kept until shortly before they end.</summary>
/// <param name="clientOf">A client that signs for a region, since the login means the registry there, as a role or the agent itself.</param>
/// <param name="time">The clock.</param>
/// <param name="chance">Spreads retries.</param>
internal sealed class EcrTokens(Func<string, RoleKeys?, AwsClient> clientOf, TimeProvider time, Random chance) : IDisposable
{
    private const int Attempts = 4;

    /// <summary>A login that ends sooner is renewed: a long pull must end with the login that it began with.</summary>
    private static readonly TimeSpan Spare = TimeSpan.FromHours(1);
    private readonly Dictionary<(string Region, string? Account, string? Role), RegistryToken> _known = [];
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>A login that is good for at least an hour.</summary>
    /// <param name="region">Region of the registry.</param>
    /// <param name="account">Its account; null for the agent's own.</param>
    /// <param name="role">Who asks; null for the agent itself.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="RegistryTokenException">There is none to be had.</exception>
    public async Task<RegistryToken> GetAsync(string region, string? account, RoleKeys? role, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (_known.TryGetValue((region, account, role?.RoleArn), out var known) && known.Expires - time.GetUtcNow() > Spare)
            {
                return known;
            }

            return _known[(region, account, role?.RoleArn)] = await AskAsync(region, account, role, cancel).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The registry did not take it: it is not given out again.</summary>
    public async Task RefusedAsync(RegistryToken token, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            foreach (var (key, known) in _known)
            {
                if (ReferenceEquals(known, token))
                {
                    _known.Remove(key);
                }
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<RegistryToken> AskAsync(string region, string? account, RoleKeys? role, CancellationToken cancel)
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(2), 2, chance);
        var request = new GetAuthorizationTokenRequest(account is null ? null : [account]);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await new EcrClient(clientOf(region, role)).GetAuthorizationTokenAsync(request, cancel).ConfigureAwait(false);
                return Read(answer.AuthorizationData is [var first, ..] ? first : null);
            }
            catch (Exception e) when (Faults.IsTransient(e) && attempt < Attempts)
            {
                await backoff.WaitAsync(time, cancel).ConfigureAwait(false);
            }
            catch (AwsException e)
            {
                throw new RegistryTokenException($"{e.Code}: {e.Message}");
            }
            catch (Exception e) when (Faults.IsTransient(e))
            {
                throw new RegistryTokenException($"RequestError: send request failed, has been retried {attempt - 1} time(s), caused by: {e.Message}");
            }
        }
    }

    private static RegistryToken Read(AuthorizationData? data)
    {
        var bytes = new byte[data?.AuthorizationToken?.Length ?? 0];
        if (data is { ExpiresAt: { } expires, AuthorizationToken: { } token }
            && Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var user, var password]
            && Uri.TryCreate(data.ProxyEndpoint, UriKind.Absolute, out var address))
        {
            return new RegistryToken(new RegistryLogin(user, password, address.Authority), address.Authority, expires);
        }

        throw new RegistryTokenException("the answer of GetAuthorizationToken holds no login");
    }
}
