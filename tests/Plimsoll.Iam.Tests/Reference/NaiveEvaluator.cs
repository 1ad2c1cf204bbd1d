using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Plimsoll.Iam.Evaluation;

namespace Plimsoll.Iam.Tests.Reference;

/// <summary>
/// The rules of spec/roles-credentials.md §8 as plainly as they can be said, on the JSON itself: slow, and sharing nothing with the evaluator
/// that it is compared with.
/// </summary>
internal static class NaiveEvaluator
{
    public static AccessOutcome Decide(AccessCase one)
    {
        var identity = one.Identity.SelectMany(Statements).Where(statement => Matches(statement, one)).ToList();
        var boundary = one.Boundary is null ? null : Statements(one.Boundary).Where(statement => Matches(statement, one)).ToList();
        var session = one.Session is null ? null : Statements(one.Session).Where(statement => Matches(statement, one)).ToList();
        var resource = one.ResourcePolicy is null ? [] : Statements(one.ResourcePolicy).Where(statement => Matches(statement, one) && Grade(statement, one) > 0).ToList();
        if (identity.Concat(boundary ?? []).Concat(session ?? []).Concat(resource).Any(statement => !Allows(statement)))
        {
            return AccessOutcome.ExplicitDeny;
        }

        var grade = resource.Select(statement => Grade(statement, one)).DefaultIfEmpty().Max();
        var limits = boundary is not { Count: 0 } && session is not { Count: 0 };
        if (one.IsTrust && grade == 0)
        {
            return AccessOutcome.ImplicitDeny;
        }

        var allowed = one.ResourceAccount == one.Caller.Account
            ? grade == 3 || ((grade == 2 || identity.Count > 0) && limits)
            : grade > 0 && identity.Count > 0 && limits;
        return allowed ? AccessOutcome.Allowed : AccessOutcome.ImplicitDeny;
    }

    private static IEnumerable<JsonObject> Statements(string policy) => JsonNode.Parse(policy)!["Statement"]!.AsArray().Select(statement => statement!.AsObject());

    private static bool Allows(JsonObject statement) => (string?)statement["Effect"] == "Allow";

    private static string[] List(JsonNode? node) => node is JsonArray list ? [.. list.Select(item => (string)item!)] : [(string)node!];

    private static bool Matches(JsonObject statement, AccessCase one) =>
        Element(statement, "Action", pattern => Like(pattern, one.Action, one, variables: false, RegexOptions.IgnoreCase))
        && Element(statement, "Resource", pattern => LikeArn(pattern, one.Resource, one))
        && (statement["Condition"] as JsonObject ?? []).All(of => of.Value!.AsObject().All(key => Holds(of.Key, key.Key, List(key.Value), one)));

    private static bool Element(JsonObject statement, string name, Func<string, bool> matches) =>
        (statement[name], statement[$"Not{name}"]) switch
        {
            (null, null) => true,
            (null, { } excluded) => !List(excluded).Any(matches),
            ({ } given, _) => List(given).Any(matches),
        };

    // 3: the caller or everybody, 2: its role, 1: its account, 0: not at all.
    private static int Grade(JsonObject statement, AccessCase one)
    {
        var (account, arn) = (one.Caller.Account, one.Caller.Arn);
        int Of(string name) => name == "*" || name == arn ? 3
            : arn.Contains(":assumed-role/", StringComparison.Ordinal) && name == $"arn:aws:iam::{account}:role/{arn.Split('/')[1]}" ? 2
            : name == account || name == $"arn:aws:iam::{account}:root" ? 1
            : 0;
        return statement["Principal"] is { } named
            ? List(named["AWS"]).Max(Of)
            : List(statement["NotPrincipal"]!["AWS"]).All(name => Of(name) == 0) || (one.Boundary is not null && !Allows(statement)) ? 3 : 0;
    }

    private static bool Holds(string full, string key, string[] expected, AccessCase one)
    {
        var ifExists = full.EndsWith("IfExists", StringComparison.Ordinal);
        var set = full.Split(':') is [var quantifier, _] ? quantifier : "";
        var name = (ifExists ? full[..^8] : full)[(set.Length > 0 ? set.Length + 1 : 0)..];
        var given = one.Keys.FirstOrDefault(known => known.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value ?? [];
        if (name == "Null")
        {
            return expected.Contains(given.Length == 0 ? "true" : "false");
        }

        var isNegated = name.Contains("Not", StringComparison.Ordinal);
        bool Good(string value) => expected.Any(other => Compare(name.Replace("Not", "", StringComparison.Ordinal), other, value, one)) != isNegated;
        return (set, given.Length) switch
        {
            ("ForAllValues", _) => given.All(Good),
            ("ForAnyValue", _) => given.Any(Good),
            (_, 0) => ifExists || isNegated,
            _ => isNegated ? given.All(Good) : given.Any(Good),
        };
    }

    private static bool Compare(string name, string expected, string given, AccessCase one) => name switch
    {
        "StringEquals" => Like(expected, given, one, wildcards: false),
        "StringEqualsIgnoreCase" => Like(expected, given, one, true, RegexOptions.IgnoreCase, wildcards: false),
        "StringLike" => Like(expected, given, one),
        "ArnEquals" or "ArnLike" => LikeArn(expected, given, one),
        "Bool" => string.Equals(expected, given, StringComparison.OrdinalIgnoreCase),
        "BinaryEquals" => expected == given,
        "IpAddress" => System.Net.IPNetwork.Parse(expected).Contains(System.Net.IPAddress.Parse(given)),
        _ when name.StartsWith("Numeric", StringComparison.Ordinal) => Ordered(name["Numeric".Length..], Math.Sign(Number(given) - Number(expected))),
        _ => Ordered(name["Date".Length..], Moment(given).CompareTo(Moment(expected))),
    };

    private static bool Ordered(string name, int order) => name switch
    {
        "Equals" => order == 0,
        "LessThan" => order < 0,
        "LessThanEquals" => order <= 0,
        "GreaterThan" => order > 0,
        _ => order >= 0,
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static bool LikeArn(string pattern, string text, AccessCase one)
    {
        // The colons of variables are none of the ARN.
        var fields = Regex.Replace(pattern, @"\$\{[^}]*\}", variable => variable.Value.Replace(':', '\0')).Split(':', 6).Select(field => field.Replace('\0', ':')).ToArray();
        return pattern == "*" || fields.Zip(text.Split(':', 6)).All(pair => Like(pair.First, pair.Second, one));
    }

    private static bool Like(string pattern, string text, AccessCase one, bool variables = true, RegexOptions options = RegexOptions.None, bool wildcards = true)
    {
        var expression = Regex.Replace(pattern, variables ? @"\$\{([^}]*)\}|\*|\?|[^*?$]+|\$" : @"\*|\?|[^*?]+", part => part.Value switch
        {
            "*" when wildcards => ".*",
            "?" when wildcards => ".",
            "${*}" or "${?}" or "${$}" => Regex.Escape(part.Value[2..3]),

            // What matches nothing, where a variable has no value.
            ['$', '{', ..] => Value(part.Groups[1].Value) is { } value ? Regex.Escape(value) : "(?!)",
            _ => Regex.Escape(part.Value),
        });
        return Regex.IsMatch(text, $@"\A(?:{expression})\z", options | RegexOptions.Singleline | RegexOptions.CultureInvariant);

        string? Value(string inside)
        {
            var parts = inside.Split(',', 2);
            return one.Keys.FirstOrDefault(known => known.Key.Equals(parts[0], StringComparison.OrdinalIgnoreCase)).Value is [var value] ? value
                : parts.Length == 2 ? parts[1].Trim().Trim('\'')
                : null;
        }
    }
}
