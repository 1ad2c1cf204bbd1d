using System.Globalization;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Policies;

/// <summary>The condition keys that every request has, in the names of AWS.</summary>
public static class RequestKeys
{
    /// <summary>The keys of a call; a service may add its own.</summary>
    /// <param name="call">Who asks, and how.</param>
    /// <param name="now">When.</param>
    public static Dictionary<string, IReadOnlyList<string>> Of(CallContext call, DateTimeOffset now)
    {
        var principal = call.Principal;
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:PrincipalAccount"] = [principal.Account],
            ["aws:PrincipalArn"] = [ArnOf(principal)],
            ["aws:PrincipalType"] = [principal.Kind switch { PrincipalKind.Root => "Account", PrincipalKind.User => "User", _ => "AssumedRole" }],
            ["aws:userid"] = [principal.UserId],
            ["aws:RequestedRegion"] = [call.Region],
            ["aws:CurrentTime"] = [now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)],
            ["aws:EpochTime"] = [now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)],
        };
        if (principal.Kind == PrincipalKind.User)
        {
            keys["aws:username"] = [principal.Arn[(principal.Arn.LastIndexOf('/') + 1)..]];
        }

        // What the program does by itself comes over no wire.
        if (call.Endpoint.Length > 0)
        {
            keys["aws:SecureTransport"] = [call.Endpoint.StartsWith("https:", StringComparison.Ordinal) ? "true" : "false"];
        }

        if (call.Source is { } source)
        {
            keys["aws:SourceIp"] = [source.ToString()];
        }

        return keys;
    }

    // Of a session the key has the role, not the session.
    private static string ArnOf(Principal principal) =>
        principal.Kind == PrincipalKind.AssumedRole && principal.Arn.Split('/') is [_, var role, ..]
            ? $"arn:aws:iam::{principal.Account}:role/{role}"
            : principal.Arn;
}
