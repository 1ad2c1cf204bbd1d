using System.Text.Json;

namespace Plimsoll.Iam.Policies;

/// <summary>Reads <c>Principal</c> and <c>NotPrincipal</c>.</summary>
internal sealed class PrincipalReader(PolicyFaults faults)
{
    public PrincipalSet Read(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString() == "*"
                ? new PrincipalSet(IsEverybody: true, [], [], [], [("AWS", "*")])
                : throw faults.Syntax("Principal must be \"*\" or an object");
        }

        if (value.ValueKind != JsonValueKind.Object || !value.EnumerateObject().Any())
        {
            throw faults.Syntax("Principal must be \"*\" or an object");
        }

        var names = new List<(string Kind, string Name)>();
        foreach (var kind in value.EnumerateObject())
        {
            if (kind.Name is not ("AWS" or "Service" or "Federated" or "CanonicalUser"))
            {
                throw faults.Syntax($"'{kind.Name}' is not a kind of principal");
            }

            var some = PolicyJson.Strings(kind.Value, $"Principal.{kind.Name}", faults);
            if (some.Count == 0)
            {
                throw faults.Syntax($"Principal.{kind.Name} is empty");
            }

            names.AddRange(some.Select(name => (kind.Name, name)));
        }

        foreach (var (_, name) in names.Where(one => one.Kind == "AWS" && !PrincipalName.IsName(one.Name)))
        {
            faults.Add(PolicyFault.Principal, $"'{name}' is not a principal", $"Invalid principal in policy: \"AWS\":\"{name}\"");
        }

        return new PrincipalSet(IsEverybody: false, [.. Of("AWS").Select(name => new PrincipalName(name))], [.. Of("Service")], [.. Of("Federated")], names);

        IEnumerable<string> Of(string kind) => names.Where(one => one.Kind == kind).Select(one => one.Name);
    }
}
