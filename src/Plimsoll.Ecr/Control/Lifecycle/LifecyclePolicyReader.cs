using System.Text.Json;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Control.Lifecycle;

/// <summary>Reads lifecycle policies and says in ECR's words what is wrong with one (spec/ecr.md §5).</summary>
internal static class LifecyclePolicyReader
{
    private const string Standard = "standard";
    private const string Archive = "archive";
    private const int MostRules = 50;
    private const int MostWildcards = 4;

    // For this long AWS keeps, and bills, what was archived.
    private const int LeastArchived = 90;

    // More days than a span of time can have are no age.
    private const int MostCounted = 1_000_000;

    /// <summary>The rules of a policy.</summary>
    /// <exception cref="AwsException"><c>InvalidParameterException</c>.</exception>
    public static IReadOnlyList<LifecycleRule> Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = Object(document.RootElement, ["rules"], []);
            var rules = List(root, "rules").Select(Rule).ToList();
            CheckAll(rules);
            return rules;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter for an escaped half of a letter, which no string can hold.
            throw Unreadable();
        }
    }

    private static LifecycleRule Rule(JsonElement element)
    {
        var rule = Object(element, ["rulePriority", "selection", "action"], ["description"]);
        var action = Action(rule.GetProperty("action"));
        var selection = Object(
            rule.GetProperty("selection"), ["tagStatus", "countType", "countNumber"], ["tagPrefixList", "tagPatternList", "countUnit", "storageClass"]);
        var tagStatus = Enum(selection, "tagStatus", LifecycleRule.Tagged, LifecycleRule.Untagged, LifecycleRule.Any);
        var countType = Enum(
            selection, "countType",
            LifecycleRule.ImageCountMoreThan, LifecycleRule.SinceImagePushed, LifecycleRule.SinceImagePulled, LifecycleRule.SinceImageTransitioned);
        var isAge = LifecycleRule.IsAge(countType);
        if (selection.TryGetProperty("countUnit", out _) != isAge)
        {
            throw Invalid(isAge
                ? "object has missing required properties ([\"countUnit\"])"
                : "object instance has properties which are not allowed by the schema: ([\"countUnit\"])");
        }

        if (isAge)
        {
            Enum(selection, "countUnit", "days");
        }

        var read = new LifecycleRule(
            Number(rule, "rulePriority", int.MaxValue), tagStatus, Patterns(selection, tagStatus), countType, Number(selection, "countNumber", MostCounted), action);
        CheckStorage(selection, read);
        return read;
    }

    private static string Action(JsonElement element)
    {
        var names = element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(member => member.Name).ToList() : [];
        var (type, target) = (Text(element, "type"), Text(element, "targetStorageClass"));
        return (type, target, names.Count) is (LifecycleRule.Expire, null, 1) or (LifecycleRule.Transition, Archive, 2)
            ? type
            : throw Invalid("instance failed to match exactly one schema (matched 0 out of 2)");
    }

    // What is archived is selected by its time there and no other way, and can but expire; who was not pulled for long can but be archived.
    private static void CheckStorage(JsonElement selection, LifecycleRule rule)
    {
        var named = selection.TryGetProperty("storageClass", out _);
        if (rule.IsOfArchive && !named)
        {
            throw Invalid("object has missing required properties ([\"storageClass\"])");
        }

        if (named)
        {
            Enum(selection, "storageClass", rule.IsOfArchive ? Archive : Standard);
        }

        if (rule.IsOfArchive && rule.CountNumber < LeastArchived)
        {
            throw Invalid($"countNumber must be at least {LeastArchived} with countType {rule.CountType}");
        }

        var only = rule.CountType switch
        {
            LifecycleRule.SinceImagePulled => LifecycleRule.Transition,
            LifecycleRule.SinceImageTransitioned => LifecycleRule.Expire,
            _ => rule.Action,
        };
        if (rule.Action != only)
        {
            throw Invalid($"countType {rule.CountType} is for action {only} only");
        }
    }

    private static List<string> Patterns(JsonElement selection, string tagStatus)
    {
        var prefixes = selection.TryGetProperty("tagPrefixList", out _);
        var patterns = selection.TryGetProperty("tagPatternList", out _);
        if (tagStatus != LifecycleRule.Tagged)
        {
            return prefixes || patterns
                ? throw Invalid($"object instance has properties which are not allowed by the schema: ([\"{(prefixes ? "tagPrefixList" : "tagPatternList")}\"])")
                : [];
        }

        if (prefixes == patterns)
        {
            throw Invalid("exactly one of tagPrefixList and tagPatternList is required with tagStatus tagged");
        }

        var texts = List(selection, prefixes ? "tagPrefixList" : "tagPatternList")
            .Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Unreadable()).ToList();
        return texts.Count == 0 ? throw Invalid("a list of tag prefixes or patterns must not be empty")
            : prefixes ? [.. texts.Select(Prefix)]
            : texts.Any(text => text.Count(letter => letter == '*') > MostWildcards) ? throw Invalid($"a tag pattern has at most {MostWildcards} wildcards")
            : texts;
    }

    // A prefix has no wildcards of its own: the star that makes it a pattern is the only one.
    private static string Prefix(string text) => text.Contains('*', StringComparison.Ordinal) ? throw Invalid("a tag prefix has no wildcards") : text + "*";

    private static void CheckAll(List<LifecycleRule> rules)
    {
        if (rules.Count is 0 or > MostRules)
        {
            throw Invalid($"a policy has 1 to {MostRules} rules");
        }

        if (rules.Select(rule => rule.Priority).Distinct().Count() < rules.Count)
        {
            throw Invalid("rules must have unique priorities");
        }

        foreach (var ofClass in rules.GroupBy(rule => rule.IsOfArchive))
        {
            CheckClass([.. ofClass]);
        }
    }

    // The two storage classes have their rules each.
    private static void CheckClass(List<LifecycleRule> rules)
    {
        if (rules.Exists(rule => rule.TagStatus == LifecycleRule.Any && rule.Priority != rules.Max(other => other.Priority)))
        {
            throw Invalid("a rule with tagStatus any must have the highest rulePriority");
        }

        if (rules.Count(rule => rule.TagStatus == LifecycleRule.Untagged) > 1)
        {
            throw Invalid("only one rule may have tagStatus untagged");
        }

        if (rules.SelectMany(rule => rule.TagPatterns.Distinct()).GroupBy(pattern => pattern).Any(same => same.Count() > 1))
        {
            throw Invalid("a tag prefix or pattern may be in one rule only");
        }
    }

    private static JsonElement Object(JsonElement element, string[] required, string[] optional)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Unreadable();
        }

        var names = element.EnumerateObject().Select(member => member.Name).ToList();
        return names.Except(required).Except(optional).ToList() is { Count: > 0 } unknown
            ? throw Invalid($"object instance has properties which are not allowed by the schema: ({Quoted(unknown)})")
            : required.Except(names).ToList() is { Count: > 0 } missing
                ? throw Invalid($"object has missing required properties ({Quoted(missing)})")
                : element;
    }

    private static JsonElement.ArrayEnumerator List(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : throw Unreadable();

    private static string Enum(JsonElement element, string name, params string[] values) =>
        element.GetProperty(name) is not { ValueKind: JsonValueKind.String } value ? throw Unreadable()
        : values.Contains(value.GetString()) ? value.GetString()!
        : throw Invalid($"instance value (\"{value.GetString()}\") not found in enum :(possible values: {Quoted(values)})");

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Number(JsonElement element, string name, int most) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number >= 1 && number <= most ? number : throw Invalid($"numeric instance of {name} must be between 1 and {most}")
            : throw Unreadable();

    private static string Quoted(IEnumerable<string> texts) => $"[{string.Join(",", texts.Select(text => $"\"{text}\""))}]";

    private static AwsException Unreadable() => Invalid("Could not map policyString into LifecyclePolicy.");

    private static AwsException Invalid(string detail) => EcrErrors.Invalid("LifecyclePolicyText", $"Lifecycle policy validation failure: {detail}");
}
