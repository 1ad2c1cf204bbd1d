using System.Collections.Frozen;
using System.Globalization;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Policies;

/// <summary>The condition keys that every request has, in the names of AWS, and those that a service adds. Each is computed when it is asked for.</summary>
public sealed class RequestKeys : IContextKeys
{
    private static readonly FrozenDictionary<string, Func<CallContext, DateTimeOffset, string?>> Global =
        new Dictionary<string, Func<CallContext, DateTimeOffset, string?>>
        {
            ["aws:PrincipalAccount"] = (call, _) => call.Principal.Account,
            ["aws:PrincipalArn"] = (call, _) => ArnOf(call.Principal),
            ["aws:PrincipalType"] = (call, _) => call.Principal.Kind switch { PrincipalKind.Root => "Account", PrincipalKind.User => "User", _ => "AssumedRole" },
            ["aws:userid"] = (call, _) => call.Principal.UserId,
            ["aws:username"] = (call, _) => call.Principal.Kind == PrincipalKind.User ? call.Principal.Arn[(call.Principal.Arn.LastIndexOf('/') + 1)..] : null,
            ["aws:RequestedRegion"] = (call, _) => call.Region,
            ["aws:CurrentTime"] = (_, now) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["aws:EpochTime"] = (_, now) => now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["aws:UserAgent"] = (call, _) => call.UserAgent.Length > 0 ? call.UserAgent : null,

            // What the program does by itself comes over no wire.
            ["aws:SecureTransport"] = (call, _) =>
                call.Endpoint.Length == 0 ? null : call.Endpoint.StartsWith("https:", StringComparison.Ordinal) ? "true" : "false",
            ["aws:SourceIp"] = (call, _) => call.Source?.ToString(),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly CallContext _call;
    private readonly DateTimeOffset _now;
    private ContextKeys? _own;

    private RequestKeys(CallContext call, DateTimeOffset now) => (_call, _now) = (call, now);

    /// <summary>Keys that are asked before the global ones, e.g. those of a session or of an operation; null for none.</summary>
    public IContextKeys? More { get; init; }

    /// <summary>Sets the values of a key of the service's own, or in place of a global one.</summary>
    /// <param name="key">In any case.</param>
    public IReadOnlyList<string> this[string key]
    {
        set => (_own ??= [])[key] = value;
    }

    /// <summary>The keys of a call; a service may add its own.</summary>
    /// <param name="call">Who asks, and how.</param>
    /// <param name="now">When.</param>
    /// <param name="more">Keys that are asked before the global ones.</param>
    public static RequestKeys Of(CallContext call, DateTimeOffset now, IContextKeys? more = null) => new(call, now) { More = more };

    /// <inheritdoc/>
    public IReadOnlyList<string>? Find(string key) => _own?.Find(key) ?? More?.Find(key)
        ?? (Global.TryGetValue(key, out var compute) && compute(_call, _now) is { } value ? [value] : null);

    // Of a session the key has the role, not the session.
    private static string ArnOf(Principal principal) =>
        principal.Kind == PrincipalKind.AssumedRole && principal.Arn.Split('/') is [_, var role, ..]
            ? $"arn:aws:iam::{principal.Account}:role/{role}"
            : principal.Arn;
}
