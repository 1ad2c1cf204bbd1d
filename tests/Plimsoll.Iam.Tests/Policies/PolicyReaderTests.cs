using CsCheck;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;

namespace Plimsoll.Iam.Tests.Policies;

public sealed class PolicyReaderTests
{
    private const string Rich =
        """{"Version":"2012-10-17","Id":"p","Statement":[{"Sid":"s","Effect":"Deny","NotAction":["a:b","c:*"],"NotResource":"arn:aws:ecr:*:*:${x,'y'}","Condition":{"ForAllValues:StringLikeIfExists":{"aws:TagKeys":["a","${y}"]},"Null":{"k":true}}}]}""";

    [Theory]
    [InlineData("", "not JSON, or a member is given twice")]
    [InlineData("{\"Statement\":1,\"Statement\":2}", "not JSON, or a member is given twice")]
    [InlineData("{\"Version\":\"\\ud800\"}", "not JSON, or a member is given twice")]
    [InlineData("{\"\\udc00\":1}", "not JSON, or a member is given twice")]
    [InlineData("[]", "the policy is not an object")]
    [InlineData("{}", "Statement is missing")]
    [InlineData("{\"Statement\":[]}", "Statement is empty")]
    [InlineData("{\"Version\":\"2020-01-01\",\"Statement\":[]}", "Version must be 2012-10-17 or 2008-10-17")]
    [InlineData("{\"Statements\":[]}", "'Statements' is not a member that the policy can have")]
    [InlineData("{\"Statement\":[7]}", "statement 1: it is not an object")]
    [InlineData("{\"Statement\":{\"Effect\":\"allow\"}}", "statement 1: Effect must be Allow or Deny")]
    public void What_is_no_policy_says_why(string text, string reason) => Assert.Equal(reason, Refusal(text, PolicyGrammar.Identity));

    [Theory]
    [InlineData("\"Resource\":\"*\"", "exactly one of Action and NotAction is required")]
    [InlineData("\"Action\":\"*\",\"NotAction\":\"*\",\"Resource\":\"*\"", "exactly one of Action and NotAction is required")]
    [InlineData("\"Action\":\"*\"", "exactly one of Resource and NotResource is required")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Principal\":\"*\"", "Principal has no place in this kind of policy")]
    [InlineData("\"Action\":\"PutImage\",\"Resource\":\"*\"", "the action 'PutImage' is not SERVICE:NAME")]
    [InlineData("\"Action\":[],\"Resource\":\"*\"", "Action is empty")]
    [InlineData("\"Action\":7,\"Resource\":\"*\"", "Action must be a string or a list of strings")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"repository/app\"", "the resource 'repository/app' must be an ARN or \"*\"")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:ecr:*\"", "the resource 'arn:aws:ecr:*' must be an ARN or \"*\"")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:ecr:*:*:${a\"", "the variable in 'arn:aws:ecr:*:*:${a' has no end")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:ecr:*:*:${a, b}\"", "'${a, b}' is not a variable")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringIs\":{\"k\":\"v\"}}", "'StringIs' is not a condition operator")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"NullIfExists\":{\"k\":\"true\"}}", "'NullIfExists' is not a condition operator")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"NumericEquals\":{\"k\":\"v\"}}", "'v' is not a value that NumericEquals can compare with")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"IpAddress\":{\"k\":\"10.0.0.0/33\"}}", "'10.0.0.0/33' is not a value that IpAddress can compare with")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"k\":\"yes\"}}", "'yes' is not a value that Bool can compare with")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":\"v\"}", "StringEquals must be an object")]
    public void A_statement_that_breaks_the_grammar_says_why(string elements, string reason) =>
        Assert.Equal($"statement 1: {reason}", Refusal($"{{\"Version\":\"2012-10-17\",\"Statement\":{{\"Effect\":\"Allow\",{elements}}}}}", PolicyGrammar.Identity));

    [Theory]
    [InlineData("\"Principal\":\"ada\"", "Principal must be \"*\" or an object")]
    [InlineData("\"Principal\":{}", "Principal must be \"*\" or an object")]
    [InlineData("\"Principal\":{\"AWS\":\"ada\"}", "'ada' is not a principal")]
    [InlineData("\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:user/*\"}", "'arn:aws:iam::123456789012:user/*' is not a principal")]
    [InlineData("\"Principal\":{\"Aws\":\"*\"}", "'Aws' is not a kind of principal")]
    public void A_principal_that_is_none_says_why(string principal, string reason) =>
        Assert.Equal($"statement 1: {reason}", Refusal($"{{\"Statement\":{{\"Effect\":\"Allow\",\"Action\":\"ecr:*\",{principal}}}}}", PolicyGrammar.Resource("ecr")));

    [Fact]
    public void A_policy_with_everything_is_read() => PolicyDocument.Parse(Rich, PolicyGrammar.Identity);

    [Fact]
    public void A_damaged_policy_is_read_or_refused_and_nothing_else() =>
        Gen.Select(Gen.Int[0, Rich.Length - 1], Gen.Int[0, 9], Gen.Char["{}[]\":,*$0aé\n"]).Sample((at, length, letter) =>
        {
            var text = Rich[..at] + letter + Rich[Math.Min(Rich.Length, at + length)..];
            try
            {
                PolicyDocument.Parse(text, PolicyGrammar.Identity).Decide(new AccessRequest(null, "a:b", "arn:aws:ecr:r:a:y"));
            }
            catch (PolicyFormatException error)
            {
                Assert.NotEmpty(error.Message);
            }
        });

    private static string Refusal(string text, PolicyGrammar grammar) => Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse(text, grammar)).Message;
}
