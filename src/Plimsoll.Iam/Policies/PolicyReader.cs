using System.Text.Json;

namespace Plimsoll.Iam.Policies;

/// <summary>Reads policies. Nothing that is not understood passes: a policy that says more than is enforced would be a lie.</summary>
internal static class PolicyReader
{
    private const string Newer = "2012-10-17";
    private const string Older = "2008-10-17";
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly string[] Members = ["Version", "Id", "Statement"];
    private static readonly string[] StatementMembers =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    public static PolicyDocument Read(string text, PolicyGrammar grammar)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return Read(document.RootElement, grammar);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter for an escaped half of a letter, which no string can hold.
            throw new PolicyFormatException("not JSON, or a member is given twice");
        }
    }

    private static PolicyDocument Read(JsonElement root, PolicyGrammar grammar)
    {
        CheckMembers(root, Members, "the policy");
        var version = root.TryGetProperty("Version", out var given) ? given.ValueKind == JsonValueKind.String ? given.GetString() : "" : Older;
        if (version is not (Newer or Older))
        {
            throw new PolicyFormatException($"Version must be {Newer} or {Older}");
        }

        if (root.TryGetProperty("Id", out var id) && id.ValueKind != JsonValueKind.String)
        {
            throw new PolicyFormatException("Id must be a string");
        }

        if (!root.TryGetProperty("Statement", out var statement))
        {
            throw new PolicyFormatException("Statement is missing");
        }

        var elements = statement.ValueKind == JsonValueKind.Array ? [.. statement.EnumerateArray()] : new List<JsonElement> { statement };
        return elements.Count == 0
            ? throw new PolicyFormatException("Statement is empty")
            : new PolicyDocument([.. elements.Select((element, at) => Numbered(element, at + 1, version == Newer, grammar))]);
    }

    private static Statement Numbered(JsonElement element, int number, bool variables, PolicyGrammar grammar)
    {
        try
        {
            return Statement(element, variables, grammar);
        }
        catch (PolicyFormatException error)
        {
            throw new PolicyFormatException($"statement {number}: {error.Message}");
        }
    }

    private static Statement Statement(JsonElement element, bool variables, PolicyGrammar grammar)
    {
        CheckMembers(element, StatementMembers, "it");
        if (element.TryGetProperty("Sid", out var sid) && sid.ValueKind != JsonValueKind.String)
        {
            throw new PolicyFormatException("Sid must be a string");
        }

        var effect = element.TryGetProperty("Effect", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        return new Statement(
            effect is "Allow" or "Deny" ? effect == "Allow" : throw new PolicyFormatException("Effect must be Allow or Deny"),
            Either(element, "Principal", grammar.HasPrincipal, PrincipalReader.Read),
            Either(element, "Action", true, value => Actions(value, grammar))!,
            Either(element, "Resource", grammar.HasResource, value => Resources(value, variables)),
            element.TryGetProperty("Condition", out var condition) ? ConditionReader.Read(condition, variables) : []);
    }

    // One of an element and its negation, where the grammar has it; none where it has not.
    private static Element<T>? Either<T>(JsonElement statement, string name, bool wanted, Func<JsonElement, T> read)
    {
        var (has, hasNot) = (statement.TryGetProperty(name, out var plain), statement.TryGetProperty($"Not{name}", out var negated));
        return (has || hasNot) && !wanted ? throw new PolicyFormatException($"{name} has no place in this kind of policy")
            : !wanted ? null
            : has == hasNot ? throw new PolicyFormatException($"exactly one of {name} and Not{name} is required")
            : new Element<T>(read(has ? plain : negated), hasNot);
    }

    private static IReadOnlyList<int[]> Actions(JsonElement value, PolicyGrammar grammar) => [.. PolicyJson.Strings(value, "Action").Select(text =>
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return text != "*" && (colon < 1 || colon == text.Length - 1)
            ? throw new PolicyFormatException($"the action '{text}' is not SERVICE:NAME")
            : text != "*" && grammar.Service is { } service && !Glob.Matches(Glob.Parse(text[..colon]), service, ignoreCase: true)
                ? throw new PolicyFormatException($"the action '{text}' is not one of {service}")
                : Glob.Parse(text);
    })];

    private static IReadOnlyList<PolicyText> Resources(JsonElement value, bool variables) => [.. PolicyJson.Strings(value, "Resource").Select(text =>
    {
        var parsed = PolicyText.Parse(text, variables, wildcards: true);
        return Glob.IsArn(parsed.Form()) ? parsed : throw new PolicyFormatException($"the resource '{text}' must be an ARN or \"*\"");
    })];

    private static void CheckMembers(JsonElement element, string[] known, string what)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyFormatException($"{what} is not an object");
        }

        if (element.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new PolicyFormatException($"'{unknown}' is not a member that {what} can have");
        }
    }
}
