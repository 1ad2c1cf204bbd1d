using Plimsoll.Iam.Policies;

namespace Plimsoll.Iam.Tests.Policies;

/// <summary>AWS's words for policies that are none (spec/roles-credentials.md §10), and which of several faults it names.</summary>
public sealed class MalformedPolicyTests
{
    private const string Syntax = "Syntax errors in policy.";
    private const string Version = "Policy document must be version 2012-10-17 or greater.";
    private const string Legacy = "The policy failed legacy parsing";
    private const string Sids = "Statement IDs (SID) in a single policy must be unique.";
    private const string NoActions = "Policy statement must contain actions.";
    private const string NoResources = "Policy statement must contain resources.";
    private const string NoVendor = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
    private const string Colons = "Actions/Condition can contain only one colon.";

    private const string IamPath =
        "IAM resource path must either be \"*\", root, or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, "
        + "server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.";

    [Theory]
    [InlineData("no JSON", Syntax)]
    [InlineData("", Syntax)]
    [InlineData("[]", Syntax)]
    [InlineData("""{"Version":"2012-10-17"}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Statement":["s"]}""", Syntax)]
    [InlineData("""{"Version":"2013-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Id":{},"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","More":1,"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""", Version)]
    [InlineData("""{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""", Version)]
    [InlineData("""{"Statement":{"Effect":"denY","Action":"s3:*","Resource":"*"}}""", Version)]
    [InlineData("""{"Statement":[{"Sid":"a","Effect":"Allow"},{"Sid":"a","Effect":"Allow"}]}""", Version)]
    public void A_document_is_looked_at_for_syntax_and_then_for_its_version(string policy, string message) => Assert.Equal(message, Refusal(policy, PolicyKind.Identity));

    [Theory]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"More\":1", Syntax)]
    [InlineData("\"Effect\":\"no\",\"Action\":\"s3:*\",\"Resource\":\"*\"", Syntax)]
    [InlineData("\"Action\":\"s3:*\",\"Resource\":\"*\"", Syntax)]
    [InlineData("\"Sid\":{},\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"", Syntax)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"NotAction\":[],\"Resource\":\"*\"", Syntax)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"NotResource\":[]", Syntax)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":[[]],\"Resource\":\"*\"", Syntax)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":[\"bad\",{}]", Syntax)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":[]", Syntax)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"x\":{\"a\":\"1\"}}", Syntax)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"ForAnyValue::StringEquals\":{\"a\":\"1\"}}", Syntax)]
    [InlineData("\"Effect\":\"Allow\",\"Resource\":\"*\",\"Condition\":{\"DateGreaterThan\":{\"a\":{}}}", Syntax)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Principal\":\"ada\"", Syntax)]
    [InlineData("\"Effect\":\"denY\",\"Action\":\"s3:*\",\"Resource\":\"*\"", Legacy)]
    [InlineData("\"Effect\":\"Allow\",\"Condition\":{\"DateGreaterThan\":{\"a\":\"someday\"}}", Legacy)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:error:s3:::b\",\"Condition\":{\"DateGreaterThan\":{\"a\":\"someday\"}}", Legacy)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3::b\"", Legacy)]
    [InlineData("\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3::b\"", Legacy)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"NotResource\":\"arn:aws:s3::b\"", Legacy)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws::::b\"", Legacy)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Principal\":\"*\"", "Policy document should not specify a principal.")]
    [InlineData("\"Effect\":\"Allow\"", NoActions)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":[],\"Resource\":\"*\"", NoActions)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\"", NoResources)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":[]", NoResources)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"none\",\"Resource\":\"*\"", NoVendor)]
    [InlineData("\"Effect\":\"Allow\",\"NotAction\":\"\",\"Resource\":\"*\"", NoVendor)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"a a:List\",\"Resource\":\"*\"", "Vendor a a is not valid")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:List:Bucket\",\"Resource\":\"*\"", Colons)]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"bad one\"", "Resource bad one must be in ARN format or \"*\".")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"\"", "Resource  must be in ARN format or \"*\".")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:3:x\",\"Resource\":\"bad\"", "Resource bad must be in ARN format or \"*\".")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"a:bad\"", "Partition \"bad\" is not valid for resource \"arn:bad:*:*:*:*\".")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"a:b:c:d:e:f:g:h\"", "Partition \"b\" is not valid for resource \"arn:b:c:d:e:f:g:h\".")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"aws:s3:::b\"", "Partition \"s3\" is not valid for resource \"arn:s3:::b:*\".")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws\"", "Resource vendor must be fully qualified and cannot contain regexes.")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s*:::b\"", "Resource vendor must be fully qualified and cannot contain regexes.")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:iam:us-east-1::user/a\"", "IAM resource arn:aws:iam:us-east-1::user/a cannot contain region information.")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:us-east-1::b\"", "Resource arn:aws:s3:us-east-1::b can not contain region information.")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:iam:::b\"", IamPath)]
    public void A_faulty_statement_of_an_identity_policy_is_refused_in_the_words_of_AWS(string elements, string message) =>
        Assert.Equal(message, Refusal($$"""{"Version":"2012-10-17","Statement":{ {{elements}} } }""", PolicyKind.Identity));

    [Theory]
    [InlineData("""[{"Sid":"a","Effect":"Allow","Action":"s3:*","Resource":"*"},{"Sid":"a","Effect":"Allow"}]""", Sids)]
    [InlineData("""[{"Sid":"a","Effect":"aLLow","Action":"s3:*","Resource":"*"},{"Sid":"a","Effect":"Allow"}]""", Legacy)]
    [InlineData("""[{"Sid":"a b","Effect":"Allow"}]""", "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*")]
    [InlineData("""[{"Effect":"Allow","Action":"s3:a:b","Resource":"*"},{"Effect":"Deny"}]""", NoActions)]
    public void The_order_of_looking_holds_over_all_statements(string statements, string message) =>
        Assert.Equal(message, Refusal($$"""{"Version":"2012-10-17","Statement":{{statements}} }""", PolicyKind.Identity));

    [Theory]
    [InlineData("2019-07-01T13:20:15Z", true)]
    [InlineData("2016-12-13T21:20:37.593194+00:00", true)]
    [InlineData("2016-12-13t2:00:00.593194+23", true)]
    [InlineData("01T", true)]
    [InlineData("-292275054", true)]
    [InlineData("9223372036854775807", true)]
    [InlineData("234-13", false)]
    [InlineData("2016-12-13t2:00:00.593194+1", false)]
    [InlineData("2016-12-13t2:00:00.1999999999+10:59", false)]
    [InlineData("2016-12-13T24:00:00Z", false)]
    [InlineData("9223372036854775808", false)]
    public void Dates_have_the_forms_that_AWS_takes(string date, bool fits)
    {
        var policy = $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"DateLessThan":{"a":["{{date}}"] } } } }""";

        Assert.Equal(fits ? "" : Legacy, Refusal(policy, PolicyKind.Identity));
    }

    [Theory]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"iam: any thing \",\"Resource\":\"arn:aws:s3:::b\"")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3.s-3:List\",\"Resource\":[\"arn:aws:none\",\"*\"]")]
    [InlineData("\"Effect\":\"Allow\",\"NotAction\":\"s3:*\",\"NotResource\":\"*\"")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:us-west-2:111122223333:accesspoint/a\"")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"iam:PassRole\",\"Resource\":\"arn:*:iam::*:role/*-worker\"")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:iam::*:user/${aws:username}\"")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::b/${cognito-identity.amazonaws.com:sub}/*\"")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"x\":{},\"DateGreaterThan\":{\"a\":[]}}")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"ForAnyValue:StringEqualsIfExists\":{\"a\":\"b\"}}")]
    public void What_AWS_takes_is_taken(string elements) =>
        Assert.Equal("", Refusal($$"""{"Version":"2012-10-17","Statement":{ {{elements}} } }""", PolicyKind.Identity));

    [Theory]
    [InlineData("\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"}", "")]
    [InlineData("\"Action\":[\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\"],\"Principal\":{\"Federated\":\"arn:aws:iam::111122223333:oidc-provider/x\"}", "")]
    [InlineData("\"Action\":\"sts:AssumeRole\",\"Principal\":[]", "This policy contains invalid Json")]
    [InlineData("\"Action\":\"sts:AssumeRole\",\"Principal\":\"*\",\"Resource\":\"*\"", "Has prohibited field Resource")]
    [InlineData("\"Action\":\"sts:GetCallerIdentity\",\"Principal\":\"*\"", "AssumeRole policy may only specify STS AssumeRole actions.")]
    [InlineData("\"Action\":\"s3:GetObject\",\"Principal\":\"*\"", "AssumeRole policy may only specify STS AssumeRole actions.")]
    [InlineData("\"Action\":\"*\",\"Principal\":\"*\"", "AssumeRole policy may only specify STS AssumeRole actions.")]
    [InlineData("\"Principal\":\"*\"", NoActions)]
    [InlineData("\"Action\":\"sts:AssumeRole\",\"Principal\":{\"AWS\":\"ada\"}", "Invalid principal in policy: \"AWS\":\"ada\"")]
    [InlineData("\"Action\":\"sts:AssumeRole\"", "Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: The passed in policy has a statement with no principals!")]
    public void Trust_policies_have_words_of_their_own_and_may_be_old(string elements, string message) =>
        Assert.Equal(message, Refusal($$"""{"Version":"2008-10-17","Statement":{"Effect":"Allow",{{elements}} } }""", PolicyKind.Trust));

    [Theory]
    [InlineData("\"*\"", "")]
    [InlineData("\"arn:aws:s3:::b\"", "")]
    [InlineData("\"arn:aws:s3\"", Legacy)]
    public void Policies_of_sessions_need_no_version_and_complete_no_ARN(string resource, string message) =>
        Assert.Equal(message, Refusal($$"""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":{{resource}} } }""", PolicyKind.Session));

    [Fact]
    public void Beside_the_words_of_AWS_there_is_the_reason()
    {
        const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringIs":{"a":"b"}}}]}""";

        Assert.Equal(
            "statement 2: 'StringIs' is not a condition operator",
            Assert.Throws<PolicyFormatException>(() => PolicyReader.Read(Policy, PolicyKind.Identity)).Reason);
    }

    private static string Refusal(string policy, PolicyKind kind)
    {
        try
        {
            PolicyReader.Read(policy, kind);
            return "";
        }
        catch (PolicyFormatException error)
        {
            return error.Message;
        }
    }
}
