using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Authorization;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Naming;
using Plimsoll.Iam.Sessions;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Temporary keys of users themselves, and of whom they federate (spec/roles-credentials.md §9).</summary>
internal sealed class TokensApi(IamContext context, Authorizer authorizer)
{
    private const int DefaultLifetime = 43200;
    private const int MostOfRoot = 3600;

    private const string NoPermissions =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:GetCallerIdentity","Resource":"*"}]}""";

    public IReadOnlyList<Operation> Operations =>
    [
        Create("GetSessionToken", IamApiJson.Default.GetSessionTokenRequest, IamApiJson.Default.GetSessionTokenResponse, SessionAsync),
        Create("GetFederationToken", IamApiJson.Default.GetFederationTokenRequest, IamApiJson.Default.GetFederationTokenResponse, FederationAsync),
    ];

    private ValueTask<GetSessionTokenResponse> SessionAsync(CallContext call, GetSessionTokenRequest input)
    {
        CheckLasting(call.Principal, "GetSessionToken");
        if (input.SerialNumber is not null || input.TokenCode is not null)
        {
            throw StsErrors.NoDevice();
        }

        var caller = call.Principal;
        var session = new PrincipalSession { IssuerId = caller.UserId, Issued = context.Now };
        var made = context.Sessions.Make(caller with { AccessKeyId = null, Session = session }, Lifetime(caller, input.DurationSeconds));
        return new ValueTask<GetSessionTokenResponse>(new GetSessionTokenResponse { Credentials = CredentialsView.Of(made) });
    }

    private async ValueTask<GetFederationTokenResponse> FederationAsync(CallContext call, GetFederationTokenRequest input)
    {
        CheckLasting(call.Principal, "GetFederationToken");
        if (input.Tags is { Count: > 0 })
        {
            authorizer.Authorize(call, new Need("sts:TagSession"));
        }

        var tags = SessionTags.Of(null, input.Tags, null);
        var policies = await context.ReadAsync(call, view => SessionBounds.Check(view, IamContext.Arns(call), input.Policy, input.PolicyArns));
        var packed = SessionBounds.Packed(input.Policy, policies, tags.All);

        // Without a policy the session is bound by one that allows what everybody may anyway: a resource's policy alone can let it in.
        var session = new PrincipalSession
        {
            IssuerId = call.Principal.UserId, Issued = context.Now, Policy = input.Policy ?? (policies is null ? NoPermissions : null), PolicyArns = policies, Tags = tags.All,
        };
        var made = context.Sessions.Make(RoleSessions.OfFederatedUser(call.Account, input.Name!, session), Lifetime(call.Principal, input.DurationSeconds));
        return new GetFederationTokenResponse
        {
            Credentials = CredentialsView.Of(made),
            FederatedUser = new FederatedUser { Arn = made.Principal.Arn, FederatedUserId = made.Principal.UserId },
            PackedPolicySize = packed,
        };
    }

    private static void CheckLasting(Principal caller, string operation)
    {
        if (caller.Session is not null)
        {
            throw StsErrors.Denied($"Cannot call {operation} with session credentials");
        }
    }

    // Of the root user no longer than an hour, whatever is asked for.
    private static TimeSpan Lifetime(Principal caller, int? asked) =>
        TimeSpan.FromSeconds(caller.Kind == PrincipalKind.Root ? Math.Min(asked ?? MostOfRoot, MostOfRoot) : asked ?? DefaultLifetime);
}
