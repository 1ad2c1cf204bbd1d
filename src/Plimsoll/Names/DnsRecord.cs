using System.Net;

namespace Plimsoll.Names;

/// <summary>A record of an answer.</summary>
/// <param name="Name">Whose it is.</param>
internal abstract record DnsRecord(string Name)
{
    public const ushort A = 1;
    public const ushort Soa = 6;
    public const ushort Srv = 33;
    public const ushort Any = 255;
}

/// <summary>An IPv4 address (RFC 1035 §3.4.1).</summary>
internal sealed record AddressRecord(string Name, IPAddress Address) : DnsRecord(Name);

/// <summary>Host and port of a service (RFC 2782), priority and weight 1 as Cloud Map has it.</summary>
internal sealed record ServiceRecord(string Name, ushort Port, string Target) : DnsRecord(Name);
