namespace Plimsoll.Iam.Policies;

/// <summary>The forms that resources have, and AWS's words for those that they have not.</summary>
internal static class ResourceForms
{
    private const string IamPaths =
        "user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/";

    private static readonly string[] IamStarts = IamPaths.Split(", ");

    public static void Check(string text, bool variables, PolicyGrammar grammar, PolicyFaults faults)
    {
        var fields = ArnText.Cut(text, variables);
        if (text == "*")
        {
            return;
        }

        if (grammar.Kind is null or PolicyKind.Resource)
        {
            if (fields is not ["arn", _, _, _, _, _])
            {
                faults.Add(PolicyFault.ResourceForm, $"the resource '{text}' must be an ARN or \"*\"");
            }
        }
        else if (Fault(text, fields) is { } words)
        {
            faults.Add(PolicyFault.ResourceForm, $"the resource '{text}' is not one that IAM takes", words);
        }
        else if (fields[2].Length == 0 || (fields.Count < 6 && (grammar.Kind == PolicyKind.Session || text.Contains("::", StringComparison.Ordinal))))
        {
            faults.Add(PolicyFault.Legacy, $"the resource '{text}' is not a whole ARN");
        }
    }

    private static string? Fault(string text, List<string> fields)
    {
        if (fields.Count < 2)
        {
            return $"Resource {text} must be in ARN format or \"*\".";
        }

        if (!Pattern.Parse(fields[1]).Matches("aws"))
        {
            var rest = Enumerable.Range(2, 4).Select(field => field < fields.Count ? fields[field] : "*");
            return $"Partition \"{fields[1]}\" is not valid for resource \"arn:{fields[1]}:{string.Join(':', rest)}\".";
        }

        if (fields.Count < 3 || fields[2].AsSpan().ContainsAny('*', '?'))
        {
            return "Resource vendor must be fully qualified and cannot contain regexes.";
        }

        return (fields[2], fields.ElementAtOrDefault(3) ?? "", fields.ElementAtOrDefault(5)) switch
        {
            ("iam", not ("" or "*"), _) => $"IAM resource {text} cannot contain region information.",

            // Access points have a region, and an account.
            ("s3", not ("" or "*"), _) when fields.ElementAtOrDefault(4) is "" => $"Resource {text} can not contain region information.",
            ("iam", _, { } path) when path is not ("*" or "root") && !IamStarts.Any(start => path.StartsWith(start, StringComparison.Ordinal)) =>
                $"IAM resource path must either be \"*\", root, or start with {IamPaths}.",
            _ => null,
        };
    }
}
