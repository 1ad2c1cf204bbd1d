using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.Iam.Tests.Support;

namespace Plimsoll.Iam.Tests.Evaluation;

public sealed class AccessResultTests
{
    private const string Arn = "arn:aws:s3:::b/k";

    private static readonly SourcedPolicy Some = Texts.Read(
        "some", PolicyKind.Identity,
        """{"Sid":"Read","Effect":"Allow","Action":"s3:Get*","Resource":"*"}""",
        """{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:username":"${aws:PrincipalTag/enemy}"},"Bool":{"aws:SecureTransport":"false"}}}""",
        """{"Effect":"Deny","Action":"ec2:*","Resource":"*","Condition":{"StringEquals":{"ec2:Region":"x"}}}""");

    [Fact]
    public void The_simulator_is_told_every_statement_that_matches()
    {
        var result = Ask("s3:GetObject", ("aws:username", "ada"), ("aws:PrincipalTag/enemy", "ada"), ("aws:SecureTransport", "false"));

        Assert.Equal(
            [("some", 1, "Read", true), ("some", 2, null, false)],
            result.MatchedStatements.Select(one => (one.PolicyId, one.Number, one.Sid, one.IsAllow)));
        Assert.Equal((2, false), (result.Deciding!.Number, result.Deciding.IsAllow));
    }

    [Fact]
    public void Of_an_implicit_denial_no_statement_is_told() => Assert.Empty(Ask("s3:PutObject").MatchedStatements);

    [Fact]
    public void Keys_that_statements_about_the_request_look_at_and_that_it_has_not_are_missing() => Assert.Equal(
        ["aws:PrincipalTag/enemy", "aws:SecureTransport"],
        Ask("s3:GetObject", ("AWS:UserName", "ada")).MissingContextKeys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_policy_tells_the_keys_that_it_looks_at() => Assert.Equal(
        ["aws:PrincipalTag/enemy", "aws:SecureTransport", "aws:username", "ec2:Region"],
        Some.Document.ContextKeys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_decision_asks_for_no_key_that_no_statement_about_the_action_needs()
    {
        var asked = new AskedKeys();

        PolicyEvaluator.Evaluate(new AccessRequest(Callers.User, "iam:GetUser", "*") { Context = asked }, new PolicySet { Identity = [Some] });

        Assert.Empty(asked.Keys);
    }

    private static AccessResult Ask(string action, params (string Key, string Value)[] given)
    {
        var keys = new ContextKeys();
        foreach (var (key, value) in given)
        {
            keys[key] = [value];
        }

        return PolicyEvaluator.Evaluate(new AccessRequest(Callers.User, action, Arn) { Context = keys }, new PolicySet { Identity = [Some] });
    }

    private sealed class AskedKeys : IContextKeys
    {
        public List<string> Keys { get; } = [];

        public IReadOnlyList<string>? Find(string key)
        {
            Keys.Add(key);
            return null;
        }
    }
}
