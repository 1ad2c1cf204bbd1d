using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.Iam.Tests.Support;
using Plimsoll.Wire.Operations;
using static Plimsoll.Iam.Evaluation.AccessOutcome;
using static Plimsoll.Iam.Evaluation.PolicySource;

namespace Plimsoll.Iam.Tests.Evaluation;

/// <summary>
/// How kinds of policies go together (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
/// and access_policies_boundaries.html there).
/// </summary>
public sealed class PolicyEvaluatorTests
{
    private const string Action = "ecr:PutImage";
    private const string Arn = "arn:aws:ecr:eu-west-1:111122223333:repository/app";
    private const string ByName = "arn:aws:iam::111122223333:user/team/ada";
    private const string BySession = "arn:aws:sts::111122223333:assumed-role/web/task";
    private const string ByRole = "arn:aws:iam::111122223333:role/path/web";

    // Each kind: Allow, Deny, "-" for a policy that says nothing, null for none. Of the resource: effect and whom it names.
    [Theory]
    [InlineData(null, null, null, null, ImplicitDeny, Identity)]
    [InlineData("Allow", null, null, null, Allowed, Identity)]
    [InlineData("Deny", null, null, null, ExplicitDeny, Identity)]
    [InlineData("Allow", "Allow", "Allow", null, Allowed, Identity)]
    [InlineData("Allow", "-", null, null, ImplicitDeny, Boundary)]
    [InlineData("Allow", "Deny", null, null, ExplicitDeny, Boundary)]
    [InlineData(null, "Allow", null, null, ImplicitDeny, Identity)]
    [InlineData("Allow", null, "-", null, ImplicitDeny, PolicySource.Session)]
    [InlineData("Allow", null, "Deny", null, ExplicitDeny, PolicySource.Session)]
    [InlineData(null, null, "Allow", null, ImplicitDeny, Identity)]
    [InlineData("Allow", null, null, "Deny " + ByRole, ExplicitDeny, Resource)]
    [InlineData(null, null, null, "Allow " + BySession, Allowed, Resource)]
    [InlineData(null, "-", "-", "Allow " + BySession, Allowed, Resource)]
    [InlineData(null, "Deny", null, "Allow " + BySession, ExplicitDeny, Boundary)]
    [InlineData(null, "-", "-", "Allow *", Allowed, Resource)]
    [InlineData(null, null, null, "Allow " + ByRole, Allowed, Resource)]
    [InlineData(null, "Allow", "Allow", "Allow " + ByRole, Allowed, Resource)]
    [InlineData(null, "-", null, "Allow " + ByRole, ImplicitDeny, Boundary)]
    [InlineData(null, null, "-", "Allow " + ByRole, ImplicitDeny, PolicySource.Session)]
    [InlineData(null, null, null, "Allow 111122223333", ImplicitDeny, Identity)]
    [InlineData("Allow", null, null, "Allow 111122223333", Allowed, Identity)]
    public void Within_an_account_a_session_needs_its_role_or_the_resource(
        string? identity, string? boundary, string? session, string? resource, AccessOutcome expected, PolicySource by) =>
        Assert.Equal((expected, by), Decide(Callers.Session, Set(identity, boundary, session, resource)));

    [Theory]
    [InlineData(null, "-", "Allow " + ByName, Allowed, Resource)]
    [InlineData(null, "Deny", "Allow " + ByName, ExplicitDeny, Boundary)]
    [InlineData("Deny", null, "Allow " + ByName, ExplicitDeny, Identity)]
    [InlineData(null, null, "Allow AIDAADA", Allowed, Resource)]
    [InlineData(null, null, "Allow AIDAADAM", ImplicitDeny, Identity)]
    public void Within_an_account_a_user_who_is_named_needs_no_more(string? identity, string? boundary, string resource, AccessOutcome expected, PolicySource by) =>
        Assert.Equal((expected, by), Decide(Callers.User, Set(identity, boundary, null, resource)));

    [Theory]
    [InlineData("Allow", null, "Allow " + BySession, Allowed, Identity)]
    [InlineData("Allow", null, "Allow 111122223333", Allowed, Identity)]
    [InlineData("Allow", null, "Allow 444455556666", ImplicitDeny, Resource)]
    [InlineData("Allow", null, null, ImplicitDeny, Resource)]
    [InlineData(null, null, "Allow " + BySession, ImplicitDeny, Identity)]
    [InlineData("Allow", "-", "Allow " + BySession, ImplicitDeny, Boundary)]
    public void Across_accounts_both_sides_must_allow(string? identity, string? boundary, string? resource, AccessOutcome expected, PolicySource by) =>
        Assert.Equal((expected, by), Decide(Callers.Session, Set(identity, boundary, null, resource) with { ResourceAccount = Callers.Other }));

    [Theory]
    [InlineData(null, null, Allowed, Identity)]
    [InlineData("Deny *", null, ExplicitDeny, Resource)]
    [InlineData(null, Callers.Other, ImplicitDeny, Resource)]
    [InlineData("Allow 111122223333", Callers.Other, Allowed, Identity)]
    public void Root_may_do_all_in_its_account_but_what_a_resource_denies(string? resource, string? account, AccessOutcome expected, PolicySource by) =>
        Assert.Equal((expected, by), Decide(Callers.Root, Set(null, null, null, resource) with { ResourceAccount = account }));

    [Theory]
    [InlineData("Allow", "Allow 444455556666", ImplicitDeny, Trust)]
    [InlineData(null, "Allow 111122223333", ImplicitDeny, Identity)]
    [InlineData("Allow", "Allow 111122223333", Allowed, Identity)]
    [InlineData(null, "Allow " + ByName, Allowed, Trust)]
    [InlineData("Allow", "Deny " + ByName, ExplicitDeny, Trust)]
    public void A_trust_policy_must_itself_allow(string? identity, string trust, AccessOutcome expected, PolicySource by) =>
        Assert.Equal((expected, by), Decide(Callers.User, Set(identity, null, null, trust) with { IsTrust = true }));

    [Fact]
    public void A_service_needs_the_resource_alone()
    {
        var request = new AccessRequest(null, "sts:AssumeRole", "arn:aws:iam::111122223333:role/web") { Service = "ecs-tasks.amazonaws.com" };
        var trust = Texts.Read("trust", PolicyKind.Trust, """{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}""");
        var policies = new PolicySet { Resource = [trust], IsTrust = true };

        Assert.Equal(Allowed, PolicyEvaluator.Evaluate(request, policies).Decision);
        Assert.Equal(ImplicitDeny, PolicyEvaluator.Evaluate(request with { Service = "ecs.amazonaws.com" }, policies).Decision);
    }

    [Fact]
    public void A_user_of_an_identity_provider_needs_the_trust_in_the_provider()
    {
        const string Provider = "arn:aws:iam::111122223333:oidc-provider/id.example.com";
        var request = new AccessRequest(null, "sts:AssumeRoleWithWebIdentity", "arn:aws:iam::111122223333:role/web") { Federated = Provider };
        var trust = Texts.Read("trust", PolicyKind.Trust, $$"""{"Effect":"Allow","Principal":{"Federated":"{{Provider}}"},"Action":"sts:AssumeRoleWithWebIdentity"}""");
        var policies = new PolicySet { Resource = [trust], IsTrust = true };

        Assert.Equal(Allowed, PolicyEvaluator.Evaluate(request, policies).Decision);
        Assert.Equal(ImplicitDeny, PolicyEvaluator.Evaluate(request with { Federated = Provider + ".org" }, policies).Decision);
    }

    [Fact]
    public void NotPrincipal_denies_whoever_has_a_boundary()
    {
        var resource = Texts.Resource($$"""{"Effect":"Deny","NotPrincipal":{"AWS":"{{ByName}}"},"Action":"*","Resource":"*"}""");
        var policies = Set("Allow", null, null, null) with { Resource = [resource] };

        Assert.Equal((Allowed, Identity), Decide(Callers.User, policies));
        Assert.Equal((ExplicitDeny, Resource), Decide(Callers.User, policies with { Boundary = Texts.Identity(Texts.Statement("Allow", "*")) }));
    }

    [Fact]
    public void One_of_the_policies_of_a_session_is_enough() => Assert.Equal(
        (Allowed, Identity),
        Decide(Callers.Session, Set("Allow", null, "-", null) with { Session = [Of("-")!, Of("Allow")!] }));

    [Fact]
    public void A_session_with_an_empty_list_of_policies_may_do_nothing() => Assert.Equal(
        (ImplicitDeny, PolicySource.Session),
        Decide(Callers.Session, Set("Allow", null, null, null) with { Session = [] }));

    private static (AccessOutcome Decision, PolicySource By) Decide(Principal caller, PolicySet policies)
    {
        var result = PolicyEvaluator.Evaluate(new AccessRequest(caller, Action, Arn), policies);
        return (result.Decision, result.DecidedBy);
    }

    private static PolicySet Set(string? identity, string? boundary, string? session, string? resource) => new()
    {
        Identity = Of(identity) is { } own ? [own] : [],
        Boundary = Of(boundary),
        Session = Of(session) is { } passed ? [passed] : null,
        Resource = resource?.Split(' ') is [var effect, var name]
            ? [Texts.Resource($$"""{"Effect":"{{effect}}","Principal":{"AWS":"{{name}}"},"Action":"ecr:*","Resource":"*"}""")]
            : [],
    };

    private static SourcedPolicy? Of(string? effect) => effect is null ? null
        : Texts.Identity(effect == "-" ? Texts.Statement("Allow", "other:*") : Texts.Statement(effect, "ecr:*"));
}
