using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Bench.Policies;

/// <summary>Policies as a team has them: ten of twenty statements, over the services that a cluster needs.</summary>
internal static class Workload
{
    private const string Account = "111122223333";
    private const string Task = $"arn:aws:ecs:eu-west-1:{Account}:task/main/1a";

    private static readonly string[] Services = ["ecs", "ecr", "logs", "s3", "sqs", "ssm", "secretsmanager", "ec2", "autoscaling", "cloudwatch"];

    // By turns in each policy; SERVICE and N are put in.
    private static readonly string[] Statements =
    [
        """{"Effect":"Allow","Action":["SERVICE:DescribeN","SERVICE:ListN"],"Resource":"*"}""",
        """{"Effect":"Allow","Action":"SERVICE:GetN*","Resource":"arn:aws:SERVICE:*:111122223333:thingN/*"}""",
        """{"Effect":"Allow","Action":["SERVICE:PutN","SERVICE:CreateN"],"Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"teamN"}}}""",
        """{"Effect":"Deny","Action":"SERVICE:*","Resource":"arn:aws:SERVICE:*:*:*/secretN*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""",
        """{"Effect":"Allow","Action":"SERVICE:UpdateN","Resource":"arn:aws:SERVICE:*:*:thing/${aws:PrincipalTag/team}/*"}""",
    ];

    public static Principal Caller { get; } = new(PrincipalKind.AssumedRole, Account, $"arn:aws:sts::{Account}:assumed-role/web/task", "AROAWEB:task");

    /// <summary>Ten policies of twenty statements; the last allows <c>ecs:RunTask</c> on tasks of this account.</summary>
    /// <param name="service">The service that all statements are about; null for ten services by turns.</param>
    public static IReadOnlyList<SourcedPolicy> Policies(string? service) => [.. Enumerable.Range(0, 10).Select(policy => Policy(policy, service))];

    /// <summary>A policy that allows all that the requests ask, as a boundary or a session policy.</summary>
    public static SourcedPolicy Limit() => Read("limit", ["""{"Effect":"Allow","Action":["ecs:*","s3:*","ssm:*","sqs:*"],"Resource":"*"}"""]);

    /// <summary>What is asked of all, each decided by another kind of statement.</summary>
    public static IEnumerable<(string Name, AccessRequest Request)> Requests()
    {
        var keys = new ContextKeys { ["aws:SecureTransport"] = ["true"], ["aws:PrincipalTag/team"] = ["red"], ["aws:ResourceTag/team"] = ["team9"] };
        yield return ("the last policy allows", Ask("ecs:RunTask", Task));
        yield return ("a condition allows", Ask("s3:Put9", "arn:aws:s3:::shelf/book"));
        yield return ("a resource with a variable allows", Ask("ssm:Update1", $"arn:aws:ssm:eu-west-1:{Account}:thing/red/a"));
        yield return ("a statement denies", Ask("sqs:Get0", $"arn:aws:sqs:eu-west-1:{Account}:x/secret0") with { Context = new ContextKeys { ["aws:SecureTransport"] = ["false"] } });
        yield return ("nothing allows", Ask("ecs:Unheard", Task));

        AccessRequest Ask(string action, string resource) => new(Caller, action, resource) { Context = keys };
    }

    private static SourcedPolicy Policy(int number, string? service)
    {
        var statements = Enumerable.Range(0, 20).Select(at => Statements[at % Statements.Length]
            .Replace("SERVICE", service ?? Services[(at + number) % Services.Length], StringComparison.Ordinal)
            .Replace("N", $"{(at + (number * 7)) % 10}", StringComparison.Ordinal)).ToList();
        if (number == 9)
        {
            statements[^1] = """{"Effect":"Allow","Action":"ecs:RunTask","Resource":"arn:aws:ecs:*:111122223333:task/*"}""";
        }

        return Read($"policy{number}", statements);
    }

    private static SourcedPolicy Read(string id, IEnumerable<string> statements) =>
        new(id, "IAM Policy", PolicyReader.Read($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""", PolicyKind.Identity));
}
