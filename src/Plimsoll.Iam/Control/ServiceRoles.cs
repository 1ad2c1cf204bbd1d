using Plimsoll.Cells;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Iam.Policies;
using Plimsoll.Iam.Sessions;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Control;

/// <summary>The roles of accounts, for services.</summary>
internal sealed class ServiceRoles(IamContext context) : IRoles
{
    /// <inheritdoc/>
    public async ValueTask EnsureServiceLinkedRoleAsync(string account, string service)
    {
        var cell = await context.OpenAsync(account);
        if (LinkedRole.Of(service) is { } linked && cell.Peek(view => view.Get(IamTables.Roles, Names.Key(linked.Name))) is null)
        {
            await cell.WriteAsync(tx => LinkedRoles.Ensure(tx, service, context.Now));
        }
    }

    /// <inheritdoc/>
    public RoleDescription? Find(string account, string arnOrName) => context.Cell(account).Peek(view =>
        RoleOf(view, account, arnOrName) is { } role ? Describe(account, role) : null);

    /// <inheritdoc/>
    public RoleAssumption Assume(
        string account, string roleArn, string service, string sessionName, TimeSpan lifetime, string? sourceArn = null, string? holder = null)
    {
        var found = context.Cell(account).Peek(view => RoleOf(view, account, roleArn) is { } role ? (Role: role, Trust: Trust.Of(view, role)) : default);
        if (found.Role is not { } role)
        {
            return new RoleAssumption(null, $"There is no role {roleArn} in account {account}.");
        }

        var keys = new ContextKeys { ["aws:SourceAccount"] = [account], ["sts:RoleSessionName"] = [sessionName], ["aws:PrincipalIsAWSService"] = ["true"] };
        if (sourceArn is not null)
        {
            keys["aws:SourceArn"] = [sourceArn];
        }

        var request = new AccessRequest(null, "sts:AssumeRole", roleArn) { Service = service, Context = keys };
        var result = PolicyEvaluator.Evaluate(request, new PolicySet
        {
            Resource = [new SourcedPolicy(role.Name, "Trust Policy", CompiledPolicies.OfTrust(found.Trust))], ResourceAccount = account, IsTrust = true,
        });
        return result.IsAllowed ? new RoleAssumption(Session(account, role, sessionName, lifetime, holder), null)
            : new RoleAssumption(null, $"The trust policy of {roleArn} does not let {service} assume it. {Denial.Reason(result)}");
    }

    /// <inheritdoc/>
    public InstanceProfileDescription? InstanceProfile(string account, string arnOrName) => context.Cell(account).Peek(view =>
    {
        var arns = new IamArns(account);
        var name = Wire.Arns.Arn.Looks(arnOrName) ? arns.NameIn(arnOrName, "instance-profile") : arnOrName;
        return name is not null && view.Get(IamTables.Profiles, Names.Key(name)) is { } profile && (name == arnOrName || arns.Of(profile) == arnOrName)
            ? new InstanceProfileDescription(
                profile.Name, arns.Of(profile), profile.Id,
                profile.RoleId is { } id && Control.Find.RoleById(view, id) is { } role ? Describe(account, role) : null)
            : null;
    });

    private Wire.Signing.Credential Session(string account, RoleRecord role, string sessionName, TimeSpan lifetime, string? holder) => context.Sessions.Make(
        RoleSessions.OfRole(account, role.Name, role.Id, sessionName, new PrincipalSession { IssuerId = role.Id, Issued = context.Now, Holder = holder }), lifetime);

    private static RoleDescription Describe(string account, RoleRecord role) => new(role.Name, new IamArns(account).Of(role), role.Id, role.LinkedService);

    private static RoleRecord? RoleOf(View view, string account, string arnOrName)
    {
        var arns = new IamArns(account);
        var name = Wire.Arns.Arn.Looks(arnOrName) ? arns.NameIn(arnOrName, "role") : arnOrName;
        return name is not null && view.Get(IamTables.Roles, Names.Key(name)) is { } role && (name == arnOrName ? role.Path == "/" : arns.Of(role) == arnOrName)
            ? role
            : null;
    }
}
