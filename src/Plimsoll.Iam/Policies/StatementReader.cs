using System.Text.Json;

namespace Plimsoll.Iam.Policies;

/// <summary>Reads statements.</summary>
internal sealed class StatementReader(PolicyGrammar grammar, bool variables, PolicyFaults faults)
{
    private static readonly string[] Members =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private readonly ConditionReader _conditions = new(variables, faults);
    private readonly PrincipalReader _principals = new(faults);

    public Statement Read(JsonElement element, int number, (TextPosition Start, TextPosition End) place)
    {
        faults.Statement = number;
        PolicyReader.CheckMembers(element, Members, "it", faults);
        if (element.TryGetProperty("Sid", out var sid) && sid.ValueKind != JsonValueKind.String)
        {
            throw faults.Syntax("Sid must be a string");
        }

        var allows = Allows(element);
        var principals = Principals(element);
        var actions = Actions(element);
        var resources = Resources(element);
        var conditions = element.TryGetProperty("Condition", out var condition) ? _conditions.Read(condition) : [];
        return new Statement(number, sid.ValueKind == JsonValueKind.String ? sid.GetString() : null, allows, principals, actions, resources, conditions)
        {
            Start = place.Start,
            End = place.End,
        };
    }

    private bool Allows(JsonElement element)
    {
        var effect = element.TryGetProperty("Effect", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        if (effect is not ("Allow" or "Deny"))
        {
            const string Reason = "Effect must be Allow or Deny";
            faults.Add(effect?.ToUpperInvariant() is "ALLOW" or "DENY" ? PolicyFault.Legacy : throw faults.Syntax(Reason), Reason);
        }

        return effect == "Allow";
    }

    private Element<PrincipalSet>? Principals(JsonElement element)
    {
        if (Either(element, "Principal") is not { } given)
        {
            if (grammar.HasPrincipal)
            {
                faults.Add(PolicyFault.Principal, Required("Principal"), ActionForms.NoPrincipals);
            }

            return null;
        }

        if (!grammar.HasPrincipal)
        {
            faults.Add(PolicyFault.Prohibited, Misplaced("Principal"), "Policy document should not specify a principal.");
        }

        return new Element<PrincipalSet>(_principals.Read(given.Value), given.IsNegated);
    }

    private Element<Pattern[]> Actions(JsonElement element)
    {
        if (Either(element, "Action") is not { } given)
        {
            faults.Add(PolicyFault.NoActions, Required("Action"));
            return new Element<Pattern[]>([], false);
        }

        var texts = Strings(given.Value, "Action", PolicyFault.NoActions);
        foreach (var text in texts)
        {
            ActionForms.Check(text, given.IsNegated, grammar, faults);
        }

        return new Element<Pattern[]>([.. texts.Select(Pattern.Parse)], given.IsNegated);
    }

    private Element<ArnPattern[]>? Resources(JsonElement element)
    {
        if (Either(element, "Resource") is not { } given)
        {
            if (grammar is { HasResource: true, ResourceIsOptional: false })
            {
                faults.Add(PolicyFault.NoResources, Required("Resource"));
            }

            return null;
        }

        if (!grammar.HasResource)
        {
            faults.Add(PolicyFault.Prohibited, Misplaced("Resource"), "Has prohibited field Resource");
        }

        return new Element<ArnPattern[]>([.. Strings(given.Value, "Resource", PolicyFault.NoResources).Select(Resource)], given.IsNegated);
    }

    private ArnPattern Resource(string text)
    {
        var pattern = ArnPattern.Parse(text, variables, grammar.CompletesArns, out var fault);
        if (fault is not null)
        {
            faults.Add(PolicyFault.Legacy, fault);
        }
        else
        {
            ResourceForms.Check(text, variables, grammar, faults);
        }

        return pattern;
    }

    private List<string> Strings(JsonElement value, string name, PolicyFault none)
    {
        var texts = PolicyJson.Strings(value, name, faults);
        if (texts.Count == 0)
        {
            faults.Add(none, $"{name} is empty");
        }

        return texts;
    }

    private (JsonElement Value, bool IsNegated)? Either(JsonElement statement, string name) =>
        (statement.TryGetProperty(name, out var plain), statement.TryGetProperty($"Not{name}", out var negated)) switch
        {
            (true, true) => throw faults.Syntax(Required(name)),
            (false, false) => null,
            (true, _) => (plain, false),
            _ => (negated, true),
        };

    private static string Required(string name) => $"exactly one of {name} and Not{name} is required";

    private static string Misplaced(string name) => $"{name} has no place in this kind of policy";
}
