using Plimsoll.Iam.Api;
using Plimsoll.Iam.Api.Sessions;
using Plimsoll.Iam.Authorization;
using Plimsoll.Iam.Keys;
using Plimsoll.Iam.Naming;
using Plimsoll.Iam.Sessions;
using Plimsoll.Iam.WebIdentity;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam;

/// <summary>AWS STS: who somebody is, and temporary keys.</summary>
internal sealed class StsService(IamContext context, Authorizer authorizer, ServerCredentials credentials, AuthorizationMessages messages, IKeySource keys)
{
    // Nobody needs a permission for these; whether a role may be assumed, its trust policy says where it is known.
    private static readonly string[] Free = ["GetCallerIdentity", "GetSessionToken", "AssumeRole", "AssumeRoleWithWebIdentity"];

    /// <summary>The operations.</summary>
    public ServiceDefinition Definition { get; } = new()
    {
        Name = "sts",
        Protocol = WireProtocol.Query,
        Target = "2011-06-15",
        XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/",
        ValidationError = IamErrors.StsValidation,
        Unsupported = UnsupportedOperations.OfSts,
        Authorize = (call, name, _) =>
        {
            if (!Free.Contains(name))
            {
                authorizer.Authorize(call, new Need($"sts:{name}"));
            }
        },
        Operations =
        [
            .. new CallerApi(credentials, messages).Operations,
            .. new AssumeRoleApi(context, authorizer).Operations,
            .. new TokensApi(context, authorizer).Operations,
            .. new WebIdentityApi(context, keys).Operations,
        ],
    };
}
