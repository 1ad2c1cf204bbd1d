using Plimsoll.Iam.Evaluation;
using static Plimsoll.Iam.Evaluation.AccessOutcome;

namespace Plimsoll.Iam.Tests.Evaluation;

/// <summary>
/// Cases of the IAM User Guide (docs.aws.amazon.com/IAM/latest/UserGuide/PAGE.html), in our words.
/// </summary>
internal static class DocumentedExamples
{
    private const string Carlos =
        """
        {"Effect":"Allow","Action":["s3:ListAllMyBuckets","s3:GetAccountPublicAccessBlock"],"Resource":"*"},
        {"Effect":"Allow","Action":"s3:*","Resource":["arn:aws:s3:::carlossalazar/*","arn:aws:s3:::carlossalazar"]},
        {"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::*log*"}
        """;

    private const string NotPayroll =
        """{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"s3:*","NotResource":["arn:aws:s3:::HRBucket/Payroll","arn:aws:s3:::HRBucket/Payroll/*"]}""";

    private const string NotIam =
        """{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","NotAction":"iam:*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}""";

    private const string Home =
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::mybucket/${aws:username}/*"}""";

    private const string Team =
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket/${aws:PrincipalTag/team, 'company-wide'}/*"}""";

    private const string TagKeys =
        """{"Effect":"Allow","Action":"ec2:CreateTags","Resource":"*","Condition":{"ForAllValues:StringEquals":{"aws:TagKeys":["environment","cost-center"]}}}""";

    private const string AnyTag =
        """{"Effect":"Deny","Action":"ec2:CreateTags","Resource":"*","Condition":{"ForAnyValue:StringEquals":{"aws:TagKeys":["environment","webserver"]}}}""";

    private const string TagOfTeam =
        """{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"s3:GetObject","Resource":"*","Condition":{"StringNotEquals":{"s3:ExistingObjectTag/Team":"${aws:PrincipalTag/Team}"}}}""";

    private const string Type =
        """{"Effect":"Allow","Action":"ec2:RunInstances","Resource":"*","Condition":{"StringLikeIfExists":{"ec2:InstanceType":["t1.*","t2.*","m3.*"]}}}""";

    private const string Office =
        """{"Effect":"Allow","Action":"iam:*AccessKey*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":["203.0.113.0/24","2001:DB8:1234:5678::/64"]}}}""";

    public static IEnumerable<DocumentedExample> All =>
    [
        Case("reference_policies_evaluation-logic", "what no policy mentions is denied implicitly", Carlos, "s3:CreateBucket", "arn:aws:s3:::other", ImplicitDeny),
        Case("reference_policies_evaluation-logic", "his own bucket is allowed", Carlos, "s3:PutObject", "arn:aws:s3:::carlossalazar/a", Allowed),
        Case("reference_policies_evaluation-logic", "a list of buckets is allowed", Carlos, "s3:ListAllMyBuckets", "*", Allowed),
        Case("reference_policies_evaluation-logic", "a denial wins over what is allowed", Carlos, "s3:GetObject", "arn:aws:s3:::carlossalazar/log/1", ExplicitDeny),
        Case("reference_policies_elements_notresource", "what is excluded is not denied", NotPayroll, "s3:GetObject", "arn:aws:s3:::HRBucket/Payroll/may", Allowed),
        Case("reference_policies_elements_notresource", "what is not excluded is denied", NotPayroll, "s3:GetObject", "arn:aws:s3:::HRBucket/Plans", ExplicitDeny),
        Case("reference_policies_elements_notaction", "all but IAM is denied without MFA", NotIam, "s3:GetObject", "arn:aws:s3:::b/k", ExplicitDeny, "aws:MultiFactorAuthPresent=false"),
        Case("reference_policies_elements_notaction", "IfExists denies keys for good, too", NotIam, "s3:GetObject", "arn:aws:s3:::b/k", ExplicitDeny),
        Case("reference_policies_elements_notaction", "IAM is excluded", NotIam, "iam:GetUser", "*", Allowed, "aws:MultiFactorAuthPresent=false"),
        Case("reference_policies_elements_notaction", "with MFA nothing is denied", NotIam, "s3:GetObject", "arn:aws:s3:::b/k", Allowed, "aws:MultiFactorAuthPresent=true"),
        Case("reference_policies_elements_resource", "an asterisk runs over slashes", S3("arn:aws:s3:::b/1*2"), "s3:GetObject", "arn:aws:s3:::b/1/x/2", Allowed),
        Case("reference_policies_elements_resource", "a question mark is one letter", S3("arn:aws:s3:::b/t?st"), "s3:GetObject", "arn:aws:s3:::b/teest", ImplicitDeny),
        Case("reference_policies_elements_resource", "each field stands for itself", S3("arn:aws:s3:::b*"), "s3:GetObject", "arn:aws:sqs:::b/k", ImplicitDeny),
        Case("reference_identifiers", "a short ARN is completed", S3("arn:aws:s3"), "s3:GetObject", "arn:aws:s3:::b/k", Allowed),
        Case("reference_policies_elements_action", "case does not matter", S3("*"), "S3:getobject", "arn:aws:s3:::b/k", Allowed),
        Case("reference_policies_variables", "a variable is the caller's name", Home, "s3:GetObject", "arn:aws:s3:::mybucket/ada/k", Allowed, "aws:username=ada"),
        Case("reference_policies_variables", "another's place is not", Home, "s3:GetObject", "arn:aws:s3:::mybucket/bob/k", ImplicitDeny, "aws:username=ada"),
        Case("reference_policies_variables", "a variable without a value matches no resource", Home, "s3:GetObject", "arn:aws:s3:::mybucket/ada/k", ImplicitDeny),
        Case("reference_policies_variables", "without a value the default counts", Team, "s3:GetObject", "arn:aws:s3:::bucket/company-wide/k", Allowed),
        Case("reference_policies_variables", "a value wins over the default", Team, "s3:GetObject", "arn:aws:s3:::bucket/yellow/k", Allowed, "aws:PrincipalTag/team=yellow"),
        Case("reference_policies_variables", "a negated operator matches no value", TagOfTeam, "s3:GetObject", "arn:aws:s3:::b/k", ExplicitDeny, "s3:ExistingObjectTag/Team=red"),
        Case("reference_policies_variables", "and not an equal one", TagOfTeam, "s3:GetObject", "arn:aws:s3:::b/k", Allowed, "s3:ExistingObjectTag/Team=red", "aws:PrincipalTag/Team=red"),
        Case("reference_policies_condition-single-vs-multi-valued-context-keys", "all keys are listed", TagKeys, "ec2:CreateTags", "*", Allowed, "aws:TagKeys=environment|cost-center"),
        Case("reference_policies_condition-single-vs-multi-valued-context-keys", "one is not", TagKeys, "ec2:CreateTags", "*", ImplicitDeny, "aws:TagKeys=environment|owner"),
        Case("reference_policies_condition-single-vs-multi-valued-context-keys", "ForAllValues holds without a key", TagKeys, "ec2:CreateTags", "*", Allowed),
        Case("reference_policies_condition-single-vs-multi-valued-context-keys", "one of the keys is listed", AnyTag, "ec2:CreateTags", "*", ExplicitDeny, "aws:TagKeys=webserver|owner"),
        Case("reference_policies_condition-single-vs-multi-valued-context-keys", "ForAnyValue fails without a key", AnyTag, "ec2:CreateTags", "*", ImplicitDeny),
        Case("reference_policies_elements_condition_operators", "IfExists: an absent key is good", Type, "ec2:RunInstances", "*", Allowed),
        Case("reference_policies_elements_condition_operators", "IfExists: a key that is there counts", Type, "ec2:RunInstances", "*", ImplicitDeny, "ec2:InstanceType=x1.large"),
        Case("reference_policies_elements_condition_operators", "an address of version 4", Office, "iam:CreateAccessKey", "*", Allowed, "aws:SourceIp=203.0.113.9"),
        Case("reference_policies_elements_condition_operators", "an address of version 6", Office, "iam:CreateAccessKey", "*", Allowed, "aws:SourceIp=2001:db8:1234:5678::7"),
        Case("reference_policies_elements_condition_operators", "an address outside", Office, "iam:CreateAccessKey", "*", ImplicitDeny, "aws:SourceIp=203.0.114.9"),
        Case("reference_policies_elements_condition_operators", "temporary keys are told by Null", When("Null", "aws:TokenIssueTime", "true"), "s3:GetObject", "*", ImplicitDeny, "aws:TokenIssueTime=2020-01-01T00:00:01Z"),
        Case("reference_policies_elements_condition_operators", "and long-term keys", When("Null", "aws:TokenIssueTime", "true"), "s3:GetObject", "*", Allowed),
        Case("reference_policies_elements_condition_operators", "at most ten", When("NumericLessThanEquals", "s3:max-keys", "10"), "s3:GetObject", "*", Allowed, "s3:max-keys=10"),
        Case("reference_policies_elements_condition_operators", "after a moment", When("DateGreaterThan", "aws:TokenIssueTime", "2020-01-01T00:00:01Z"), "s3:GetObject", "*", Allowed, "aws:TokenIssueTime=2020-01-01T00:00:02Z"),
        Case("reference_policies_elements_condition_operators", "not before it", When("DateGreaterThan", "aws:TokenIssueTime", "2020-01-01T00:00:01Z"), "s3:GetObject", "*", ImplicitDeny, "aws:TokenIssueTime=1577836800"),
        Case("reference_policies_elements_condition_operators", "keys in any case", When("StringEquals", "AWS:PRINCIPALTAG/job", "admin"), "s3:GetObject", "*", Allowed, "aws:PrincipalTag/job=admin"),
        Case("reference_policies_elements_condition_operators", "values in theirs", When("StringEquals", "aws:PrincipalTag/job", "admin"), "s3:GetObject", "*", ImplicitDeny, "aws:PrincipalTag/job=Admin"),
        Case("reference_policies_elements_condition_operators", "ARNs field by field", When("ArnLike", "aws:SourceArn", "arn:aws:sns:*:123456789012:t*"), "s3:GetObject", "*", Allowed, "aws:SourceArn=arn:aws:sns:us-east-1:123456789012:topic"),
    ];

    private static DocumentedExample Case(string page, string rule, string policy, string action, string resource, AccessOutcome expected, params string[] keys) =>
        new(page, rule, policy, (action, resource), expected, keys);

    private static string S3(string resource) => $$"""{"Effect":"Allow","Action":"s3:Get*","Resource":"{{resource}}"}""";

    private static string When(string name, string key, string value) =>
        $$"""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition": {"{{name}}": {"{{key}}":"{{value}}"} } }""";
}
