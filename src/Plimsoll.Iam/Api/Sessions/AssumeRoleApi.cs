using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Authorization;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Iam.Policies;
using Plimsoll.Iam.Sessions;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary><c>sts:AssumeRole</c> (spec/roles-credentials.md §9). Whether it may be done is the role's trust policy's to say, and that is asked here.</summary>
internal sealed class AssumeRoleApi(IamContext context, Authorizer authorizer)
{
    private const int DefaultSession = 3600;
    private const int MostInChain = 3600;
    private const string Assume = "sts:AssumeRole";

    public IReadOnlyList<Operation> Operations =>
    [
        Create("AssumeRole", IamApiJson.Default.AssumeRoleRequest, IamApiJson.Default.AssumeRoleResponse, AssumeAsync),
    ];

    private async ValueTask<AssumeRoleResponse> AssumeAsync(CallContext call, AssumeRoleRequest input)
    {
        var caller = call.Principal;
        TemporaryLimits.Check(caller, Assume);
        if (caller is { Kind: PrincipalKind.Root })
        {
            throw StsErrors.Denied("Roles may not be assumed by root accounts.");
        }

        if (input.SerialNumber is not null || input.TokenCode is not null)
        {
            throw StsErrors.NoDevice();
        }

        var account = RoleArns.AccountOf(input.RoleArn!);
        if (caller.Session is not null && input.DurationSeconds > MostInChain)
        {
            throw StsErrors.TooLongInChain();
        }

        var tags = SessionTags.Of(caller.Session, input.Tags, input.TransitiveTagKeys);
        var cell = account == call.Account ? await context.OpenAsync(account) : context.Cells.Find(account, IamContext.Region);
        var (role, trust, policies) = cell?.Peek(view => Look(view, account, input)) ?? default;
        if (role is null)
        {
            throw StsErrors.NotAuthorized(caller.Arn, Assume, input.RoleArn!);
        }

        CheckAllowed(call, input, role, trust!, account);
        if (input.DurationSeconds > role.MaxSessionDuration)
        {
            throw StsErrors.TooLong();
        }

        var session = new PrincipalSession
        {
            IssuerId = role.Id,
            Issued = context.Now,
            Policy = input.Policy,
            PolicyArns = policies,
            Tags = tags.All,
            TransitiveTagKeys = tags.Transitive,
            SourceIdentity = caller.Session?.SourceIdentity ?? input.SourceIdentity,
        };
        var packed = SessionBounds.Packed(input.Policy, policies, tags.All);
        var made = context.Sessions.Make(
            RoleSessions.OfRole(account, role.Name, role.Id, input.RoleSessionName!, session), TimeSpan.FromSeconds(input.DurationSeconds ?? DefaultSession));
        return new AssumeRoleResponse
        {
            Credentials = CredentialsView.Of(made),
            AssumedRoleUser = new AssumedRoleUser { Arn = made.Principal.Arn, AssumedRoleId = made.Principal.UserId },
            PackedPolicySize = packed,
            SourceIdentity = session.SourceIdentity,
        };
    }

    private static (RoleRecord? Role, string? Trust, IReadOnlyList<string>? Policies) Look(View view, string account, AssumeRoleRequest input)
    {
        var arns = new IamArns(account);
        return arns.NameIn(input.RoleArn!, "role") is { } name && view.Get(IamTables.Roles, Names.Key(name)) is { } role && arns.Of(role) == input.RoleArn
            ? (role, Trust.Of(view, role), SessionBounds.Check(view, arns, input.Policy, input.PolicyArns))
            : default;
    }

    // Tags and a source identity are asked for apart: a trust policy that allows AssumeRole alone lets neither in.
    private void CheckAllowed(CallContext call, AssumeRoleRequest input, RoleRecord role, string trust, string account)
    {
        var policy = new SourcedPolicy(role.Name, "Trust Policy", CompiledPolicies.OfTrust(trust));
        var keys = Keys(call, input);
        Check(Assume);
        if (input.Tags is { Count: > 0 } || call.Principal.Session?.TransitiveTagKeys is { Count: > 0 })
        {
            Check("sts:TagSession");
        }

        var set = call.Principal.Session?.SourceIdentity;
        if (set is not null || input.SourceIdentity is not null)
        {
            Check("sts:SetSourceIdentity");
        }

        if (set is not null && input.SourceIdentity is { } other && other != set)
        {
            throw StsErrors.NotAuthorized(call.Principal.Arn, "sts:SetSourceIdentity", input.RoleArn!);
        }

        void Check(string action)
        {
            if (!authorizer.EvaluateTrust(call, action, input.RoleArn!, keys, policy, account).IsAllowed)
            {
                throw StsErrors.NotAuthorized(call.Principal.Arn, action, input.RoleArn!);
            }
        }
    }

    private static ContextKeys Keys(CallContext call, AssumeRoleRequest input)
    {
        var keys = new ContextKeys { ["sts:RoleSessionName"] = [input.RoleSessionName!] };
        if (input.ExternalId is { } external)
        {
            keys["sts:ExternalId"] = [external];
        }

        if ((call.Principal.Session?.SourceIdentity ?? input.SourceIdentity) is { } source)
        {
            keys["sts:SourceIdentity"] = [source];
        }

        if (input.Tags is { Count: > 0 } tags)
        {
            keys["aws:TagKeys"] = [.. tags.Select(tag => tag.Key!)];
            foreach (var tag in tags)
            {
                keys[$"aws:RequestTag/{tag.Key}"] = [tag.Value!];
            }
        }

        if (input.TransitiveTagKeys is { Count: > 0 } transitive)
        {
            keys["sts:TransitiveTagKeys"] = transitive;
        }

        return keys;
    }
}
