using System.Text.Json;

namespace Plimsoll.Iam.Policies;

/// <summary>Reads <c>Principal</c> and <c>NotPrincipal</c>.</summary>
internal static class PrincipalReader
{
    public static PrincipalSet Read(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString() == "*"
                ? new PrincipalSet(IsEverybody: true, [], [])
                : throw new PolicyFormatException("Principal must be \"*\" or an object");
        }

        if (value.ValueKind != JsonValueKind.Object || !value.EnumerateObject().Any())
        {
            throw new PolicyFormatException("Principal must be \"*\" or an object");
        }

        var (aws, services) = (new List<string>(), new List<string>());
        foreach (var kind in value.EnumerateObject())
        {
            var names = PolicyJson.Strings(kind.Value, $"Principal.{kind.Name}");
            switch (kind.Name)
            {
                case "AWS":
                    aws.AddRange(names.Select(name => PrincipalSet.IsName(name) ? name : throw new PolicyFormatException($"'{name}' is not a principal")));
                    break;
                case "Service":
                    services.AddRange(names);
                    break;
                case "Federated" or "CanonicalUser":
                    break;
                default:
                    throw new PolicyFormatException($"'{kind.Name}' is not a kind of principal");
            }
        }

        return new PrincipalSet(IsEverybody: false, aws, services);
    }
}
