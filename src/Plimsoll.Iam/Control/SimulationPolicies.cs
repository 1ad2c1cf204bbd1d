using Plimsoll.Cells;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Control;

/// <summary>The policies that a simulation asks, and who they are of.</summary>
internal static class SimulationPolicies
{
    private const string Type = "IAM Policy";

    /// <summary>Policies that are given with the call.</summary>
    /// <param name="documents">JSON.</param>
    /// <param name="list">Name of the list: statements are told by it and their place.</param>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidInput</c>.</exception>
    public static IReadOnlyList<SourcedPolicy> Given(IReadOnlyList<string>? documents, string list) =>
        [.. (documents ?? []).Select((text, at) => new SourcedPolicy($"{list}.{at + 1}", Type, Read(text, PolicyKind.Session)))];

    /// <summary>A policy of the resource that is given with the call; none for null.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidInput</c>.</exception>
    public static IReadOnlyList<SourcedPolicy> GivenOfResource(string? document) =>
        document is null ? [] : [new SourcedPolicy("ResourcePolicy", "Resource Policy", Read(document, PolicyKind.Resource))];

    /// <summary>Whose policies are simulated: a user, a group or a role of the account.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>NoSuchEntity</c>, <c>InvalidInput</c>.</exception>
    public static (Principal Principal, PolicySet Policies, IReadOnlyList<TagValue> Tags) Of(View view, string account, string arn)
    {
        var arns = new IamArns(account);
        var policies = view.Derived<PrincipalPolicies>();
        if (arns.NameIn(arn, "user") is { } userName)
        {
            var user = Find.User(view, userName);
            return (new Principal(PrincipalKind.User, account, arns.Of(user), user.Id), policies.Of(view, account, user.Id)!.Policies, user.Tags);
        }

        if (arns.NameIn(arn, "role") is { } roleName)
        {
            var role = Find.Role(view, roleName);
            return (new Principal(PrincipalKind.AssumedRole, account, arns.Of(role), role.Id), policies.Of(view, account, role.Id)!.Policies, role.Tags);
        }

        if (arns.NameIn(arn, "group") is { } groupName)
        {
            var group = Find.Group(view, groupName);
            return (Nobody(account), new PolicySet { Identity = [.. PrincipalPolicies.OwnOf(view, arns, group)] }, []);
        }

        throw IamErrors.InvalidInput($"Invalid Entity Arn: {arn} does not clearly define entity type and name.");
    }

    /// <summary>A user that nobody is: whom policies are simulated for that are nobody's.</summary>
    public static Principal Nobody(string account) => new(PrincipalKind.User, account, $"arn:aws:iam::{account}:user/simulated", "");

    private static PolicyDocument Read(string text, PolicyKind kind)
    {
        try
        {
            return PolicyReader.Read(text, kind);
        }
        catch (PolicyFormatException error)
        {
            throw IamErrors.InvalidInput(error.Message);
        }
    }
}
