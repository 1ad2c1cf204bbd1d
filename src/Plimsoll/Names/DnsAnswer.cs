using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Names;

/// <summary>What is answered from our own zone.</summary>
/// <param name="Exists">Whether there is such a name, of whatever type: NXDOMAIN when not, NODATA when it has no such record.</param>
/// <param name="Records">Records of the name.</param>
/// <param name="Additional">Addresses of the targets.</param>
internal sealed record DnsAnswer(bool Exists, IReadOnlyList<DnsRecord> Records, IReadOnlyList<DnsRecord> Additional)
{
    /// <summary>How long an answer may be kept, in seconds; also one that there is nothing.</summary>
    public const int TtlSeconds = 5;

    private const int NameError = 3;
    private const int ServerFailure = 2;

    /// <summary>There is no such name.</summary>
    public static DnsAnswer NoName { get; } = new(false, [], []);

    /// <summary>The message that says: nobody could be asked.</summary>
    public static byte[] Failure(DnsQuery query) => [.. Header(query, ServerFailure, 0, 0, 0, authoritative: false), .. query.Question.Span];

    /// <summary>The message.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="most">Bytes that it may have: what does not fit is left out, and the asker told to come by TCP.</param>
    public byte[] Write(DnsQuery query, int most)
    {
        var (records, authority, additional) = (Records.Select(Bytes).ToList(), Records.Count == 0 ? [Authority()] : new List<byte[]>(), Additional.Select(Bytes).ToList());
        while (additional.Count > 0 && Length() > most)
        {
            additional.RemoveAt(additional.Count - 1);
        }

        var truncated = Length() > most;
        if (truncated)
        {
            records.Clear();
            authority.Clear();
        }

        var header = Header(query, Exists ? 0 : NameError, records.Count, authority.Count, additional.Count, authoritative: true);
        header[2] |= (byte)(truncated ? 2 : 0);
        return [.. header, .. query.Question.Span, .. records.Concat(authority).Concat(additional).SelectMany(record => record)];

        int Length() => DnsQuery.HeaderBytes + query.Question.Length + records.Concat(authority).Concat(additional).Sum(record => record.Length);
    }

    private static byte[] Header(DnsQuery query, int code, int answers, int authorities, int additional, bool authoritative)
    {
        var header = new byte[DnsQuery.HeaderBytes];
        BinaryPrimitives.WriteUInt16BigEndian(header, query.Id);
        header[2] = (byte)(0x80 | (authoritative ? 4 : 0) | (query.RecursionDesired ? 1 : 0));
        header[3] = (byte)(0x80 | code);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), 1);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(6), (ushort)answers);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(8), (ushort)authorities);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(10), (ushort)additional);
        return header;
    }

    private static byte[] Bytes(DnsRecord record) => record switch
    {
        AddressRecord address => Bytes(record.Name, DnsRecord.A, address.Address.GetAddressBytes()),
        ServiceRecord service => Bytes(
            record.Name, DnsRecord.Srv, [0, 1, 0, 1, (byte)(service.Port >> 8), (byte)service.Port, .. Name(service.Target)]),
        _ => throw new ArgumentOutOfRangeException(nameof(record)),
    };

    // Says for how long there is nothing (RFC 2308).
    private static byte[] Authority() => Bytes(
        ServiceNames.Zone,
        DnsRecord.Soa,
        [.. Name("ns." + ServiceNames.Zone), .. Name("hostmaster." + ServiceNames.Zone), .. Long(1), .. Long(3600), .. Long(600), .. Long(86400), .. Long(TtlSeconds)]);

    private static byte[] Bytes(string name, ushort type, byte[] data) =>
        [.. Name(name), (byte)(type >> 8), (byte)type, 0, 1, .. Long(TtlSeconds), (byte)(data.Length >> 8), (byte)data.Length, .. data];

    private static byte[] Name(string name) => [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.Latin1.GetBytes(label)]), 0];

    private static byte[] Long(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }
}
