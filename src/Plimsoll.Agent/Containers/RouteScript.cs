using System.Text;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Serving;

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
    // Whose rules of the agent of a whole machine are, and how its address is known for ours.
    private const string Host = AgentHost.HostInstance + "/role";
    private const string HostLabel = "lo:plimsoll";

    private const string Functions =
        """
        have() { iptables -w 5 -t "$@" 2>/dev/null; }
        drop() { t=$1 c=$2; shift 2; while have "$t" -D "$c" "$@"; do :; done; }
        put() { t=$1 c=$2; shift 2; have "$t" -C "$c" "$@" || iptables -w 5 -t "$t" -I "$c" "$@"; }
        forget() {
          for t in nat filter; do
            iptables -w 5 -t "$t" -S 2>/dev/null | grep -F "plimsoll/$1" | sed 's/^-A/-D/' | while read -r rule; do
              for a in $(echo "$rule" | grep -v -F 169.254. | sed -n 's/.*--to-source \([0-9.]*\).*/\1/p; s/.*-d \([0-9.]*\)\/32 .*/\1/p'); do
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
            .. OwnRules(routes).Concat(EndpointRules(routes)).Select(rule => "top " + rule),
        ]);

    /// <summary>What an exit code of a script means.</summary>
    /// <param name="code">The code; 0 when all was done.</param>
    public static string Explain(long code) => code switch
    {
        0 => "",
        NotThere => "the addresses did not appear",
        _ => $"ip or iptables ended with {code}; is iptables on this machine?",
    };

    /// <summary>Gives a whole machine's containers their way to the endpoint.</summary>
    public static string MakeHost()
    {
        const string Place = ContainerEndpoint.Address;
        var way = new PrivateEndpoint(Place, ContainerEndpoint.Port, null);
        return Write(
            [
                $"ip -o -4 addr show | grep -qF ' {Place}/' || ip addr add {Place}/32 dev lo label {HostLabel}",
                .. new[] { To("PREROUTING", "", way, Host), To("OUTPUT", "", way, Host), Accept(way.Address, way.Port, Host) }.Select(rule => "top " + rule),
                $"ip -o -4 addr show | grep -qF ' {Place}/' || exit {NotThere}",
            ]);
    }

    /// <summary>Takes it back.</summary>
    public static string RemoveHost() => Write(["forget " + Host, $"ip -4 addr flush dev lo label {HostLabel}", "true"]);

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

    // By who asks: several servers share the machine, and each has the containers of its own instances. A container without a network of
    // its own cannot be told from another server's: the server that began last has those.
    private static IEnumerable<string> EndpointRules(PrivateRoutes routes)
    {
        if (routes.Endpoint is not { } endpoint)
        {
            yield break;
        }

        foreach (var instance in routes.Instances)
        {
            yield return To("PREROUTING", $"-s {instance.Bridge} ", endpoint, instance.Name + "/role");
            yield return To("PREROUTING", $"-s {instance.Tasks} ", endpoint, instance.Name + "/role");
        }

        var whose = routes.Instances[0].Name + "/role";
        yield return To("OUTPUT", "", endpoint, whose);
        yield return Accept(endpoint.Address, endpoint.Port, whose);
        if (endpoint.ApiPort is { } port)
        {
            yield return Accept(endpoint.Address, port, whose);
        }
    }

    private static string To(string chain, string who, PrivateEndpoint endpoint, string whose) =>
        $"nat {chain} {who}-d {ContainerEndpoint.Address} -p tcp --dport 80 -m comment --comment plimsoll/{whose} -j DNAT --to-destination {endpoint.Address}:{endpoint.Port}";

    private static string Accept(string address, int port, string whose) =>
        $"filter INPUT -d {address} -p tcp --dport {port} -m comment --comment plimsoll/{whose} -j ACCEPT";

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
