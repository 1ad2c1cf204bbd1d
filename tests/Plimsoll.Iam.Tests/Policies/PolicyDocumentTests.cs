using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Tests.Policies;

public sealed class PolicyDocumentTests
{
    private const string Arn = "arn:aws:ecr:eu-west-1:123456789012:repository/team/app";

    [Theory]
    [InlineData("*", true)]
    [InlineData("ecr:*", true)]
    [InlineData("ECR:putimage", true)]
    [InlineData("ecr:Put?mage", true)]
    [InlineData("ecr:Put", false)]
    [InlineData("ecs:*", false)]
    public void Actions_match_in_any_case_and_by_wildcards(string action, bool matches)
    {
        Assert.Equal(matches, Allows($"\"Action\":\"{action}\",\"Resource\":\"*\""));
        Assert.Equal(!matches, Allows($"\"NotAction\":\"{action}\",\"Resource\":\"*\""));
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("arn:aws:ecr:eu-west-1:123456789012:repository/team/app", true)]
    [InlineData("arn:aws:ecr:*:*:repository/*", true)]
    [InlineData("arn:*:ecr:*:*:*", true)]
    [InlineData("arn:aws:ecr:eu-west-?:123456789012:repository/*/app", true)]
    [InlineData("arn:aws:ecr:eu-west-1:123456789012:repository/Team/app", false)]
    [InlineData("arn:aws:ecr:eu-west-1:123456789012:repository/team", false)]
    [InlineData("arn:aws:*:repository/team/app:*:*:*", false)]
    [InlineData("arn:aws:s3:eu-west-1:123456789012:repository/team/app", false)]
    public void Resources_match_part_by_part_in_their_case(string resource, bool matches)
    {
        Assert.Equal(matches, Allows($"\"Action\":\"*\",\"Resource\":\"{resource}\""));
        Assert.Equal(!matches, Allows($"\"Action\":\"*\",\"NotResource\":[\"{resource}\"]"));
    }

    [Theory]
    [InlineData("arn:aws:ecr:*:*:repository/${aws:username}/*", true)]
    [InlineData("arn:aws:ecr:*:*:repository/${aws:PrincipalTag/none, 'team'}/app", true)]
    [InlineData("arn:aws:ecr:*:*:repository/${aws:PrincipalTag/none}/app", false)]
    [InlineData("arn:aws:ecr:*:*:repository/${evil}", false)]
    [InlineData("arn:aws:ecr:*:*:repository/${*}", false)]
    public void Variables_stand_for_keys_of_the_request_and_never_for_wildcards(string resource, bool matches) =>
        Assert.Equal(matches, Allows($"\"Action\":\"*\",\"Resource\":\"{resource}\""));

    // docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
    [Fact]
    public void A_resource_whose_variable_stands_for_nothing_matches_none_and_so_excludes_none() =>
        Assert.True(Allows("\"Action\":\"*\",\"NotResource\":\"arn:aws:ecr:*:*:repository/${aws:PrincipalTag/none}\""));

    [Fact]
    public void Policies_of_the_old_version_have_no_variables() => Assert.Equal(
        AccessDecision.None,
        PolicyDocument.Parse(
            """{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:ecr:*:*:repository/${aws:username}/*"}}""", PolicyGrammar.Identity).Decide(Request()));

    [Fact]
    public void A_denial_wins_wherever_it_stands()
    {
        const string Allow = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";
        const string Deny = "{\"Effect\":\"Deny\",\"Action\":\"ecr:Put*\",\"Resource\":\"*\"}";

        Assert.Equal(AccessDecision.Deny, Decide($"[{Allow},{Deny}]"));
        Assert.Equal(AccessDecision.Deny, Decide($"[{Deny},{Allow}]"));
        Assert.Equal(AccessDecision.Allow, Decide($"[{Allow},{Deny.Replace("Put", "Get", StringComparison.Ordinal)}]"));
    }

    private static bool Allows(string elements) => Decide($"{{\"Effect\":\"Allow\",{elements}}}") == AccessDecision.Allow;

    private static AccessDecision Decide(string statement) =>
        PolicyDocument.Parse($"{{\"Version\":\"2012-10-17\",\"Statement\":{statement}}}", PolicyGrammar.Identity).Decide(Request());

    private static AccessRequest Request() => new(null, "ecr:PutImage", Arn)
    {
        Context = new ContextKeys
        {
            ["aws:username"] = ["team"],
            ["evil"] = ["*"],
        },
    };
}
