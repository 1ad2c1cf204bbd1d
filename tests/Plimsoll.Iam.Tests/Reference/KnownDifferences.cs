using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Tests.Support;
using Plimsoll.Wire.Operations;
using static Plimsoll.Iam.Evaluation.AccessOutcome;

namespace Plimsoll.Iam.Tests.Reference;

/// <summary>All known differences between <c>@cloud-copilot/iam-simulate</c> 0.1.173 and AWS's documentation.</summary>
internal static class KnownDifferences
{
    private const string Everything = "\"Action\":\"*\",\"Resource\":\"*\"";

    public static IReadOnlyList<KnownDifference> All { get; } =
    [
        new(
            "what a resource allows to a session by its name, a session policy limits only by a denial",
            "reference_policies_evaluation-logic_policy-eval-denyallow",
            Case("\"Effect\":\"Allow\"," + Everything, Callers.Session) with
            {
                Session = Policy("\"Effect\":\"Allow\",\"Action\":\"ecr:*\",\"Resource\":\"*\""),
                ResourcePolicy = Policy($"\"Effect\":\"Allow\",\"Principal\":{{\"AWS\":\"{Callers.Session.Arn}\"}}," + Everything),
            },
            Allowed, ImplicitDeny,
            one => one.Session is not null && one.ResourceAccount == one.Caller.Account && one.Decide().DecidedBy is PolicySource.Resource or PolicySource.Trust),
        new(
            "a resource whose variable has no value matches none, so that NotResource excludes nothing by it",
            "reference_policies_variables",
            Case("\"Effect\":\"Allow\",\"Action\":\"*\",\"NotResource\":\"arn:aws:s3:::shelf/${aws:Absent}\""),
            Allowed, ImplicitDeny,
            one => one.Statements.Any(statement => statement["NotResource"] is { } resource && HasNoValue(resource, one))),
        new(
            "a negated operator holds against a variable that has no value",
            "reference_policies_variables",
            Case("\"Effect\":\"Allow\"," + Everything + ",\"Condition\":{\"StringNotEquals\":{\"aws:username\":\"${aws:Absent}\"}}"),
            Allowed, ImplicitDeny,
            one => one.Statements.SelectMany(statement => statement["Condition"] as JsonObject ?? [])
                .Any(condition => condition.Key.Contains("Not", StringComparison.Ordinal) && HasNoValue(condition.Value!, one))),
        new(
            "an address range of no bits holds every address (CIDR, RFC 4632)",
            "reference_policies_elements_condition_operators",
            Case("\"Effect\":\"Allow\"," + Everything + ",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"0.0.0.0/0\"}}"),
            Allowed, ImplicitDeny,
            one => one.Line().Contains("0.0.0.0/0", StringComparison.Ordinal)),
        new(
            "an asterisk may stand for the service, too",
            "reference_policies_elements_action",
            Case("\"Effect\":\"Allow\",\"Action\":\"*:*\",\"Resource\":\"*\""),
            Allowed, ImplicitDeny,
            one => one.Line().Contains("*:*\"", StringComparison.Ordinal)),
    ];

    private static AccessCase Case(string statement, Principal? caller = null) => new(
        caller ?? Callers.User, "s3:GetObject", "arn:aws:s3:::shelf/red/book", Callers.Account,
        new Dictionary<string, string[]> { ["aws:username"] = ["ada"], ["aws:SourceIp"] = ["10.1.2.3"] }, [Policy(statement)], null, null, null);

    private static string Policy(string statement) => $"{{\"Version\":\"2012-10-17\",\"Statement\":[{{{statement}}}]}}";

    private static bool HasNoValue(JsonNode node, AccessCase one) => Regex.Matches(node.ToJsonString(), @"\$\{([^},]+)\}")
        .Any(variable => variable.Groups[1].Value is not ("*" or "?" or "$")
            && !one.Keys.Any(key => key.Value.Length == 1 && key.Key.Equals(variable.Groups[1].Value, StringComparison.OrdinalIgnoreCase)));
}
