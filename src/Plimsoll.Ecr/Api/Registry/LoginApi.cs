using System.Text;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Control.Login;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Logins to the registry (spec/ecr.md §2).</summary>
internal sealed class LoginApi(EcrContext context)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "GetAuthorizationToken", EcrApiJson.Default.GetAuthorizationTokenRequest, EcrApiJson.Default.GetAuthorizationTokenResponse, GetTokenAsync),
    ];

    private ValueTask<GetAuthorizationTokenResponse> GetTokenAsync(CallContext call, GetAuthorizationTokenRequest input)
    {
        var (password, expires) = context.Passwords.Issue(call.Principal, call.Region);
        var token = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{RegistryPasswords.UserName}:{password}"));
        var data = new AuthorizationData { AuthorizationToken = token, ExpiresAt = expires, ProxyEndpoint = AddressFor(call) };

        // One token serves every registry; a caller that names several gets it as many times.
        return new ValueTask<GetAuthorizationTokenResponse>(new GetAuthorizationTokenResponse
        {
            AuthorizationData = [.. Enumerable.Repeat(data, input.RegistryIds?.Distinct().Count() ?? 1)],
        });
    }

    private string AddressFor(CallContext call) => $"{new Uri(call.Endpoint).Scheme}://{context.HostFor(call)}";
}
