using Plimsoll.Cells.Tables;
using Plimsoll.Iam.Api;
using Plimsoll.Iam.Api.AccessKeys;
using Plimsoll.Iam.Api.Accounts;
using Plimsoll.Iam.Api.Groups;
using Plimsoll.Iam.Api.IdentityProviders;
using Plimsoll.Iam.Api.InstanceProfiles;
using Plimsoll.Iam.Api.ManagedPolicies;
using Plimsoll.Iam.Api.Needs;
using Plimsoll.Iam.Api.Roles;
using Plimsoll.Iam.Api.SignIn;
using Plimsoll.Iam.Api.Simulation;
using Plimsoll.Iam.Api.Users;
using Plimsoll.Iam.Authorization;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Keys;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Iam.Sessions;
using Plimsoll.Iam.WebIdentity;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam;

/// <summary>AWS IAM and STS: who there is, what they may do, and the keys by which they are known.</summary>
public sealed class IamService
{
    private readonly IamOptions _options;
    private readonly LastUses _uses;

    /// <summary>Builds the service.</summary>
    /// <param name="options">What it works with.</param>
    public IamService(IamOptions options)
        : this(options, new KeySource(options.KeySetDirectory, options.Time))
    {
    }

    internal IamService(IamOptions options, IKeySource keys)
    {
        _options = options;
        _uses = new LastUses(options.Cells, options.Time);
        var sessions = new SessionTokens(options.Keys.SessionKey, options.Time);
        var secrets = new AccessKeySecrets(options.Keys.SessionKey);
        var context = Context = new IamContext(options.Cells, options.Tokens, secrets, sessions, _uses, options.Time);
        Credentials = new ServerCredentials(options.Keys, options.Account, options.Cells, secrets, sessions, options.HolderLives);
        Authorizer = new Authorizer(options.Cells, _uses, options.Time);
        Messages = new AuthorizationMessages(options.Keys.SessionKey);
        Roles = new ServiceRoles(context);
        Sts = new StsService(context, Authorizer, Credentials, Messages, keys).Definition;
        var pages = new Pages(options.Tokens);
        Definition = new ServiceDefinition
        {
            Name = "iam",
            Protocol = WireProtocol.Query,
            Target = "2010-05-08",
            XmlNamespace = "https://iam.amazonaws.com/doc/2010-05-08/",
            ValidationError = IamErrors.Validation,
            Unsupported = UnsupportedOperations.OfIam,
            Operations = [.. ((IReadOnlyList<Operation>)
            [
                .. new RolesApi(context, pages).Operations,
                .. new RolePoliciesApi(context, pages).Operations,
                .. new LinkedRolesApi(context, options.LinkedRoleUses).Operations,
                .. new PoliciesApi(context, pages).Operations,
                .. new PolicyVersionsApi(context, pages).Operations,
                .. new PolicyEntitiesApi(context, pages).Operations,
                .. new InstanceProfilesApi(context, pages).Operations,
                .. new UsersApi(context, pages).Operations,
                .. new UserPoliciesApi(context, pages).Operations,
                .. new AccessKeysApi(context, pages).Operations,
                .. new GroupsApi(context, pages).Operations,
                .. new GroupPoliciesApi(context, pages).Operations,
                .. new LoginProfilesApi(context).Operations,
                .. new UserDevicesApi(context).Operations,
                .. new AccountsApi(context).Operations,
                .. new CredentialReportApi(context).Operations,
                .. new AuthorizationDetailsApi(context, pages).Operations,
                .. new OidcProvidersApi(context, pages).Operations,
                .. new SimulationApi(context, pages).Operations,
            ]).Select(new IamNeeds(context).Saying)],
        };
    }

    /// <summary>What its resources work with.</summary>
    internal IamContext Context { get; }

    /// <summary>Tables that the schema of the cells must have.</summary>
    public static IReadOnlyList<Table> Tables => IamTables.All;

    /// <summary>The operations of IAM.</summary>
    public ServiceDefinition Definition { get; }

    /// <summary>The operations of STS.</summary>
    public ServiceDefinition Sts { get; }

    /// <summary>The keys that may sign.</summary>
    public ServerCredentials Credentials { get; }

    /// <summary>Says who may do what.</summary>
    public Authorizer Authorizer { get; }

    /// <summary>The accounts' roles, for other services.</summary>
    public IRoles Roles { get; }

    /// <summary>Seals why a call was denied, for services whose denials carry that.</summary>
    public AuthorizationMessages Messages { get; }

    /// <summary>Derived states that each cell must have.</summary>
    public static IReadOnlyList<IDerived> Derive() => [new PrincipalPolicies()];

    /// <summary>Sees to it that each account that has anything has what an account begins with.</summary>
    public async Task StartAsync()
    {
        foreach (var account in _options.Cells.All.Select(cell => cell.Account).Append(_options.Account).Distinct().ToList())
        {
            await Context.OpenAsync(account);
        }
    }

    /// <summary>Puts the account back to its beginning, after the cells were emptied.</summary>
    public async Task ResetAsync()
    {
        _uses.Forget();
        await Context.OpenAsync(_options.Account);
    }
}
