using System.Text;
using Plimsoll.Agent.Configuration;

namespace Plimsoll.Agent.Containers;

/// <summary>
/// Writes what the machine is to do, for <c>sh</c>: it can be run by us or, where we have no right to, in a container. Doing it twice is
/// as good as once. Docker's isolation chains drop what goes from one bridge to another even after its own DNAT; <c>DOCKER-USER</c>
/// stands before them (docs/decisions/private-addresses.md).
/// </summary>
internal static class RouteScript
{
    private const string Shared = "shared";

    private const int DnsPort = 53;

    private const int NotThere = 3;

    private const string Functions =
        """
        have() { iptables -w 5 -t "$@" 2>/dev/null; }
        drop() { t=$1 c=$2; shift 2; while have "$t" -D "$c" "$@"; do :; done; }
        put() { t=$1 c=$2; shift 2; have "$t" -C "$c" "$@" || iptables -w 5 -t "$t" -I "$c" "$@"; }
        forget() {
          for t in nat filter; do
            iptables -w 5 -t "$t" -S 2>/dev/null | grep -F "plimsoll/$1" | sed 's/^-A/-D/' | while read -r rule; do
              for a in $(echo "$rule" | sed -n 's/.*--to-source \([0-9.]*\).*/\1/p; s/.*-d \([0-9.]*\)\/32 .*/\1/p'); do
                dev=$(ip -o -4 addr show | sed -n "s/^[0-9]*: *\([^ ]*\) *inet $a\/32 .*/\1/p")
                [ -z "$dev" ] || ip addr del "$a/32" dev "$dev"
              done
              eval "iptables -w 5 -t $t $rule"
            done
          done
        }
        is_there() { ip -o -4 addr show dev "$2" | grep -qF " $1/32 "; }
        top() { drop "$@"; t=$1 c=$2; shift 2; iptables -w 5 -t "$t" -I "$c" "$@"; }

        """;

    /// <summary>Gives the addresses to the VPC's bridge and lets its traffic through.</summary>
    /// <param name="device">The VPC's bridge.</param>
    /// <param name="routes">What is needed.</param>
    public static string Make(string device, PrivateRoutes routes) => Write(
        [
            .. Addresses(routes).Select(address => $"ip addr replace {address}/32 dev {device}"),

            // Only the machine itself can tell: we may be in a network of our own.
            .. Addresses(routes).Select(address => $"is_there {address} {device} || exit {NotThere}"),
            .. SharedRules(routes).Select(rule => "put " + rule),

            // Docker puts its masquerading before what is there: ours is to come first, so that instances are seen by their own address.
            .. OwnRules(routes).Select(rule => "top " + rule),
        ]);

    /// <summary>What an exit code of a script means.</summary>
    /// <param name="code">The code; 0 when all was done.</param>
    public static string Explain(long code) => code switch
    {
        0 => "",
        NotThere => "the addresses did not appear",
        _ => $"ip or iptables ended with {code}; is iptables on this machine?",
    };

    /// <summary>Takes back rules by their comments, and the addresses that they name.</summary>
    /// <param name="instances">Names of instances.</param>
    /// <param name="last">Whether no other server is left that needs what is shared.</param>
    public static string Remove(IEnumerable<string> instances, bool last) => Write([.. instances.Concat(last ? [Shared] : Array.Empty<string>()).Select(whose => "forget " + whose), "true"]);

    private static IEnumerable<string> Addresses(PrivateRoutes routes) =>
        routes.Instances.Select(instance => instance.Address).Concat(routes.Resolver is { } resolver ? [resolver.Address] : []);

    private static IEnumerable<string> SharedRules(PrivateRoutes routes)
    {
        var (vpc, bridges, comment) = (routes.Vpc.Cidr, routes.Bridges, $"-m comment --comment plimsoll/{Shared}");
        yield return $"filter DOCKER-USER -s {bridges} -d {bridges} -m conntrack --ctstate DNAT {comment} -j ACCEPT";
        yield return $"filter DOCKER-USER -s {vpc} -d {bridges} -m conntrack --ctstate DNAT,ESTABLISHED,RELATED {comment} -j ACCEPT";
        yield return $"filter DOCKER-USER -s {bridges} -d {vpc} {comment} -j ACCEPT";
        yield return $"nat POSTROUTING -s {vpc} -d {bridges} {comment} -j ACCEPT";
    }

    private static IEnumerable<string> OwnRules(PrivateRoutes routes)
    {
        foreach (var instance in routes.Instances)
        {
            var comment = $"-m comment --comment plimsoll/{instance.Name}";
            yield return $"nat POSTROUTING -s {instance.Bridge} -d {routes.Vpc.Cidr} {comment} -j SNAT --to-source {instance.Address}";
            yield return $"nat POSTROUTING -s {instance.Bridge} ! -d {instance.Bridge} -m conntrack --ctstate DNAT {comment} -j SNAT --to-source {instance.Address}";
        }

        if (routes.Resolver is { } resolver)
        {
            foreach (var protocol in new[] { "udp", "tcp" })
            {
                var comment = $"-m comment --comment plimsoll/{routes.Instances[0].Name}/names";
                yield return $"filter INPUT -d {resolver.Address} -p {protocol} --dport {resolver.Port} {comment} -j ACCEPT";
                if (resolver.Port != DnsPort)
                {
                    var moved = $"-d {resolver.Address} -p {protocol} --dport {DnsPort} {comment} -j DNAT --to-destination {resolver.Address}:{resolver.Port}";
                    yield return $"nat PREROUTING {moved}";
                    yield return $"nat OUTPUT {moved}";
                }
            }
        }
    }

    private static string Write(IEnumerable<string> lines)
    {
        var script = new StringBuilder("PATH=$PATH:/usr/sbin:/sbin\n").Append(Functions);
        foreach (var line in lines)
        {
            script.Append(line).Append('\n');
        }

        return script.ToString();
    }
}
