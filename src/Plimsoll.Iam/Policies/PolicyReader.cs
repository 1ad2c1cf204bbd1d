using System.Text;
using System.Text.Json;

namespace Plimsoll.Iam.Policies;

/// <summary>Reads policies. Nothing that is not understood passes: a policy that says more than is enforced would be a lie.</summary>
public static class PolicyReader
{
    private const string Newer = "2012-10-17";
    private const string Older = "2008-10-17";
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly string[] Members = ["Version", "Id", "Statement"];

    /// <summary>Reads a policy of IAM.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="kind">What it is for.</param>
    /// <exception cref="PolicyFormatException">It is none; the message is that of AWS's <c>MalformedPolicyDocument</c>.</exception>
    public static PolicyDocument Read(string json, PolicyKind kind) => Read(json, PolicyGrammar.Of(kind));

    internal static PolicyDocument Read(string text, PolicyGrammar grammar)
    {
        var faults = new PolicyFaults(grammar.Kind);
        var utf8 = Encoding.UTF8.GetBytes(text);
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return Read(document.RootElement, utf8, grammar, faults);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter for an escaped half of a letter, which no string can hold.
            faults.Statement = 0;
            throw faults.Syntax("not JSON, or a member is given twice");
        }
    }

    internal static void CheckMembers(JsonElement element, string[] known, string what, PolicyFaults faults)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw faults.Syntax($"{what} is not an object");
        }

        if (element.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw faults.Syntax($"'{unknown}' is not a member that {what} can have");
        }
    }

    private static PolicyDocument Read(JsonElement root, byte[] utf8, PolicyGrammar grammar, PolicyFaults faults)
    {
        CheckMembers(root, Members, "the policy", faults);
        var version = root.TryGetProperty("Version", out var given) ? given.ValueKind == JsonValueKind.String ? given.GetString() : "" : Older;
        if (version is not (Newer or Older))
        {
            throw faults.Syntax($"Version must be {Newer} or {Older}");
        }

        if (version != Newer && grammar.Kind == PolicyKind.Identity)
        {
            faults.Add(PolicyFault.Version, $"Version must be {Newer}");
        }

        if (root.TryGetProperty("Id", out var id) && id.ValueKind != JsonValueKind.String)
        {
            throw faults.Syntax("Id must be a string");
        }

        if (!root.TryGetProperty("Statement", out var statement))
        {
            throw faults.Syntax("Statement is missing");
        }

        var places = StatementPlaces.Find(utf8);
        var elements = statement.ValueKind == JsonValueKind.Array ? [.. statement.EnumerateArray()] : new List<JsonElement> { statement };
        var reader = new StatementReader(grammar, version == Newer, faults);
        var statements = elements.Count == 0
            ? throw faults.Syntax("Statement is empty")
            : elements.Select((element, at) => reader.Read(element, at + 1, places[at])).ToList();
        CheckSids(statements, grammar, faults);
        faults.Check();
        return new PolicyDocument(statements);
    }

    private static void CheckSids(List<Statement> statements, PolicyGrammar grammar, PolicyFaults faults)
    {
        faults.Statement = 0;
        var sids = statements.Where(statement => !string.IsNullOrEmpty(statement.Sid)).Select(statement => statement.Sid!).ToList();
        if (grammar.Kind is not null && sids.Distinct(StringComparer.Ordinal).Count() < sids.Count)
        {
            faults.Add(PolicyFault.Sid, "two statements have the same Sid");
        }

        if (grammar.Kind is PolicyKind.Identity or PolicyKind.Session && sids.Find(sid => !sid.All(char.IsAsciiLetterOrDigit)) is { } odd)
        {
            faults.Add(
                PolicyFault.Sid, $"the Sid '{odd}' has other letters",
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*");
        }
    }
}
