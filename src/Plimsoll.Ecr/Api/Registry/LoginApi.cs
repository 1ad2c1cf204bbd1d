using System.Text;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Control.Login;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Logins to the registry (spec/ecr.md §2).</summary>
internal sealed class LoginApi(EcrContext context)
{
    private const string EcsAgent = "Amazon ECS Agent";

    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "GetAuthorizationToken", EcrApiJson.Default.GetAuthorizationTokenRequest, EcrApiJson.Default.GetAuthorizationTokenResponse, GetTokenAsync),
    ];

    // A token opens every registry that its caller may use. Where the host of a request names none, it means the one it was asked for.
    private ValueTask<GetAuthorizationTokenResponse> GetTokenAsync(CallContext call, GetAuthorizationTokenRequest input)
    {
        if (input.RegistryIds?.All(IsAccount) == false)
        {
            throw EcrErrors.Invalid("registryIds", "must satisfy regular expression '[0-9]{12}'");
        }

        return new(new GetAuthorizationTokenResponse
        {
            AuthorizationData = [.. (input.RegistryIds?.Distinct() ?? [call.Account]).Select(registry => Data(call, registry))],
        });
    }

    private static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    private AuthorizationData Data(CallContext call, string registry)
    {
        var (password, expires) = context.Passwords.Issue(call.Principal, call.Region, registry == call.Account ? null : registry);
        return new AuthorizationData
        {
            AuthorizationToken = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{RegistryPasswords.UserName}:{password}")),
            ExpiresAt = expires,
            ProxyEndpoint = AddressFor(call),
        };
    }

    // The open-source ECS agent takes a login only for https://HOST/, where HOST is that of its image: so it is at AWS. It looks at nothing
    // else of the address; Docker knows how it reaches the registry.
    private string AddressFor(CallContext call) =>
        $"{(call.UserAgent.StartsWith(EcsAgent, StringComparison.Ordinal) ? "https" : new Uri(call.Endpoint).Scheme)}://{context.HostFor(call)}";
}
