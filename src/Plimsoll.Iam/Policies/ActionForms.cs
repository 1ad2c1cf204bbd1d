namespace Plimsoll.Iam.Policies;

/// <summary>The forms that actions have.</summary>
internal static class ActionForms
{
    /// <summary>AWS's words for a trust policy that trusts nobody.</summary>
    public const string NoPrincipals =
        "Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: The passed in policy has a statement with no principals!";

    private const string NoVendor = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";

    public static void Check(string text, bool isNegated, PolicyGrammar grammar, PolicyFaults faults)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (service, name) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        if (text != "*" && colon < 0)
        {
            faults.Add(PolicyFault.ActionForm, $"the action '{text}' is not SERVICE:NAME", NoVendor);
        }
        else if (name.Contains(':', StringComparison.Ordinal))
        {
            faults.Add(PolicyFault.ActionForm, $"the action '{text}' has more than one colon", "Actions/Condition can contain only one colon.");
        }
        else if (grammar.Kind is null)
        {
            CheckService(text, service, name, grammar, faults);
        }
        else if (service != "*" && !IsVendor(service))
        {
            faults.Add(PolicyFault.ActionForm, $"'{service}' is not a service", $"Vendor {service} is not valid");
        }

        if (grammar.Kind == PolicyKind.Trust && (isNegated || !IsAssuming(service, name)))
        {
            faults.Add(PolicyFault.ActionForm, $"the action '{text}' does not assume a role", "AssumeRole policy may only specify STS AssumeRole actions.");
        }
    }

    private static void CheckService(string text, string service, string name, PolicyGrammar grammar, PolicyFaults faults)
    {
        if (text != "*" && (service.Length == 0 || name.Length == 0))
        {
            faults.Add(PolicyFault.ActionForm, $"the action '{text}' is not SERVICE:NAME");
        }
        else if (text != "*" && grammar.Service is { } own && !Pattern.Parse(service).Matches(own, ignoreCase: true))
        {
            faults.Add(PolicyFault.ActionForm, $"the action '{text}' is not one of {own}");
        }
    }

    private static bool IsVendor(string service) => service.Length > 0 && service.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.');

    private static bool IsAssuming(string service, string name) => service.Equals("sts", StringComparison.OrdinalIgnoreCase)
        && (name.StartsWith("AssumeRole", StringComparison.OrdinalIgnoreCase)
            || name.ToUpperInvariant() is "TAGSESSION" or "SETSOURCEIDENTITY" or "SETCONTEXT");
}
