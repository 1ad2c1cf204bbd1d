using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Iam.Policies;
using Plimsoll.Iam.Sessions;
using Plimsoll.Iam.WebIdentity;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>
/// <c>sts:AssumeRoleWithWebIdentity</c>: nobody signs the call, the token proves the caller
/// (docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html).
/// </summary>
internal sealed class WebIdentityApi(IamContext context, IKeySource keys)
{
    private const int DefaultSession = 3600;
    private const string Assume = "sts:AssumeRoleWithWebIdentity";

    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "AssumeRoleWithWebIdentity", IamApiJson.Default.AssumeRoleWithWebIdentityRequest, IamApiJson.Default.AssumeRoleWithWebIdentityResponse,
            AssumeAsync) with { IsUnsigned = true },
    ];

    private async ValueTask<AssumeRoleWithWebIdentityResponse> AssumeAsync(CallContext call, AssumeRoleWithWebIdentityRequest input)
    {
        if (input.ProviderId is not null)
        {
            throw IamErrors.Invalid("ProviderId is for OAuth 2.0 access tokens, which are not taken here.");
        }

        var account = RoleArns.AccountOf(input.RoleArn!);
        var token = JsonWebToken.Read(input.WebIdentityToken!)
            ?? throw StsErrors.BadToken("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
        var cell = context.Cells.Find(account, IamContext.Region);
        var provider = cell?.Peek(view => view.Get(IamTables.OidcProviders, OidcUrls.NameOf(token.Issuer) ?? ""))
            ?? throw StsErrors.BadToken($"No OpenIDConnect provider found in your account for {token.Issuer}");
        await VerifyAsync(provider, token, call.Aborted);
        var audience = token.AuthorizedParty is { } party && provider.ClientIds.Contains(party) ? party : token.Audiences.FirstOrDefault(provider.ClientIds.Contains)
            ?? throw StsErrors.BadToken("Incorrect token audience");
        var facts = new Dictionary<string, string>
        {
            [$"{provider.Name}:aud"] = audience,
            [$"{provider.Name}:sub"] = token.Subject,
            ["aws:FederatedProvider"] = new IamArns(account).Of(provider),
        };
        var (role, policies) = cell.Peek(view => Look(view, account, provider, input, facts));
        if (input.DurationSeconds > role.MaxSessionDuration)
        {
            throw StsErrors.TooLong();
        }

        var made = context.Sessions.Make(
            RoleSessions.OfRole(account, role.Name, role.Id, input.RoleSessionName!, new PrincipalSession
            {
                IssuerId = role.Id, Issued = context.Now, Policy = input.Policy, PolicyArns = policies, Keys = facts,
            }),
            TimeSpan.FromSeconds(input.DurationSeconds ?? DefaultSession));
        return new AssumeRoleWithWebIdentityResponse
        {
            Credentials = CredentialsView.Of(made),
            AssumedRoleUser = new AssumedRoleUser { Arn = made.Principal.Arn, AssumedRoleId = made.Principal.UserId },
            SubjectFromWebIdentityToken = token.Subject,
            Audience = audience,
            Provider = token.Issuer,
            PackedPolicySize = SessionBounds.Packed(input.Policy, policies, null),
        };
    }

    private async ValueTask VerifyAsync(OidcProviderRecord provider, JsonWebToken token, CancellationToken cancel)
    {
        var set = await keys.FindAsync(provider, fresh: false, cancel) ?? throw NoKeys();
        if (!set.Verifies(token) && !(await keys.FindAsync(provider, fresh: true, cancel) ?? throw NoKeys()).Verifies(token))
        {
            throw StsErrors.BadToken("The web identity token's signature could not be verified with the keys of its provider.");
        }

        var now = context.Now;
        if (now >= token.Expires)
        {
            throw new AwsException(
                "ExpiredTokenException",
                $"Token expired: current date/time {now.ToUnixTimeSeconds()} must be before the expiration date/time {token.Expires.ToUnixTimeSeconds()}");
        }

        if (now < token.NotBefore)
        {
            throw StsErrors.BadToken("The web identity token is not valid yet.");
        }
    }

    private static AwsException NoKeys() => new(
        "IDPCommunicationError",
        "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements");

    // Nothing is said of whether there is such a role: anybody may ask.
    private static (RoleRecord Role, IReadOnlyList<string>? Policies) Look(
        View view, string account, OidcProviderRecord provider, AssumeRoleWithWebIdentityRequest input, Dictionary<string, string> facts)
    {
        var arns = new IamArns(account);
        if (arns.NameIn(input.RoleArn!, "role") is not { } name || view.Get(IamTables.Roles, Names.Key(name)) is not { } role || arns.Of(role) != input.RoleArn)
        {
            throw StsErrors.Denied($"Not authorized to perform {Assume}");
        }

        var asked = new ContextKeys { ["sts:RoleSessionName"] = [input.RoleSessionName!] };
        foreach (var (key, value) in facts)
        {
            asked[key] = [value];
        }

        var request = new AccessRequest(null, Assume, input.RoleArn!) { Federated = arns.Of(provider), Context = asked };
        var result = PolicyEvaluator.Evaluate(request, new PolicySet
        {
            Resource = [new SourcedPolicy(role.Name, "Trust Policy", CompiledPolicies.OfTrust(Trust.Of(view, role)))], ResourceAccount = account, IsTrust = true,
        });
        return result.IsAllowed
            ? (role, SessionBounds.Check(view, arns, input.Policy, input.PolicyArns))
            : throw StsErrors.Denied($"Not authorized to perform {Assume}");
    }
}
