using System.Net;
using System.Net.Sockets;

namespace Plimsoll.CloudWatch.Logs.Insights.Language;

/// <summary>The functions on single values, by name in lower case. A function of an absent value is absent, where it does not ask just that.</summary>
internal static class Functions
{
    /// <summary>The function of that name for so many arguments; null where there is none.</summary>
    public static Func<Value[], Value>? Find(string name, int arguments) => (name, arguments) switch
    {
        ("ispresent", 1) => a => Value.Of(!a[0].IsAbsent),
        ("isempty", 1) => a => Value.Of(a[0].IsAbsent || a[0].ToString().Length == 0),
        ("isblank", 1) => a => Value.Of(string.IsNullOrWhiteSpace(a[0].ToString())),
        ("coalesce", > 0) => a => Array.Find(a, value => !value.IsAbsent),
        ("concat", > 0) => a => Value.Of(string.Concat(a)),

        ("strlen", 1) => Text(text => Value.Of((double)text.Length)),
        ("toupper", 1) => Text(text => Value.Of(text.ToUpperInvariant())),
        ("tolower", 1) => Text(text => Value.Of(text.ToLowerInvariant())),
        ("trim", 1) => Text(text => Value.Of(text.Trim())),
        ("ltrim", 1) => Text(text => Value.Of(text.TrimStart())),
        ("rtrim", 1) => Text(text => Value.Of(text.TrimEnd())),
        ("trim", 2) => Texts((text, set) => Value.Of(text.Trim(set.ToCharArray()))),
        ("ltrim", 2) => Texts((text, set) => Value.Of(text.TrimStart(set.ToCharArray()))),
        ("rtrim", 2) => Texts((text, set) => Value.Of(text.TrimEnd(set.ToCharArray()))),
        ("strcontains", 2) => Texts((text, part) => Value.Of(text.Contains(part, StringComparison.Ordinal))),
        ("replace", 3) => a => Present(a) ? Replace(a[0].ToString(), a[1].ToString(), a[2].ToString()) : default,
        ("substr", 2) => a => a[0].IsAbsent ? default : Substring(a[0].ToString(), a[1].Number, int.MaxValue),
        ("substr", 3) => a => a[0].IsAbsent ? default : Substring(a[0].ToString(), a[1].Number, a[2].Number),

        ("abs", 1) => Number(Math.Abs),
        ("ceil", 1) => Number(Math.Ceiling),
        ("floor", 1) => Number(Math.Floor),
        ("log", 1) => Number(Math.Log),
        ("sqrt", 1) => Number(Math.Sqrt),
        ("greatest", > 0) => a => Array.TrueForAll(a, value => value.Number is not null) ? Value.Of(a.Max(value => value.Number!.Value)) : default,
        ("least", > 0) => a => Array.TrueForAll(a, value => value.Number is not null) ? Value.Of(a.Min(value => value.Number!.Value)) : default,

        ("frommillis", 1) => a => a[0].Number is { } time ? Value.OfTime(time) : default,
        ("tomillis", 1) => Number(time => time),

        ("isvalidip", 1) => Text(text => Value.Of(Address(text) is not null)),
        ("isvalidipv4", 1) => Text(text => Value.Of(Address(text)?.AddressFamily == AddressFamily.InterNetwork)),
        ("isvalidipv6", 1) => Text(text => Value.Of(Address(text)?.AddressFamily == AddressFamily.InterNetworkV6)),
        ("isipinsubnet", 2) => Texts((text, net) => Value.Of(IsIn(text, net, null))),
        ("isipv4insubnet", 2) => Texts((text, net) => Value.Of(IsIn(text, net, AddressFamily.InterNetwork))),
        ("isipv6insubnet", 2) => Texts((text, net) => Value.Of(IsIn(text, net, AddressFamily.InterNetworkV6))),
        _ => null,
    };

    private static bool Present(Value[] arguments) => !Array.Exists(arguments, value => value.IsAbsent);

    private static Func<Value[], Value> Text(Func<string, Value> function) => a => a[0].IsAbsent ? default : function(a[0].ToString());

    private static Func<Value[], Value> Texts(Func<string, string, Value> function) => a => Present(a) ? function(a[0].ToString(), a[1].ToString()) : default;

    private static Func<Value[], Value> Number(Func<double, double> function) => a => a[0].Number is { } number ? Value.Of(function(number)) : default;

    private static Value Replace(string text, string from, string to) => from.Length == 0 ? Value.Of(text)
        // A short text of which each letter becomes a long one could grow beyond all bounds.
        : (long)text.Length / from.Length * to.Length > 1 << 20 ? default
        : Value.Of(text.Replace(from, to, StringComparison.Ordinal));

    private static Value Substring(string text, double? start, double? count)
    {
        if (start is not { } first || count is not { } length || !double.IsFinite(first))
        {
            return default;
        }

        var from = (int)Math.Clamp(first, 0, text.Length);
        return Value.Of(text.Substring(from, (int)Math.Clamp(length, 0, text.Length - from)));
    }

    private static IPAddress? Address(string text) =>
        text.Contains('.', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal) ? IPAddress.TryParse(text, out var address) ? address : null : null;

    private static bool IsIn(string text, string network, AddressFamily? family) =>
        Address(text) is { } address && (family is null || address.AddressFamily == family)
        && IPNetwork.TryParse(network, out var net) && net.Contains(address);
}
