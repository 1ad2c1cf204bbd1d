using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Tests.Names;

/// <summary>Writes questions and reads answers, as a client does.</summary>
internal static class Dns
{
    public const ushort A = 1;
    public const ushort Aaaa = 28;
    public const ushort Srv = 33;

    public static byte[] Query(string name, ushort type, ushort id = 7, int? edns = null) =>
    [
        (byte)(id >> 8), (byte)id, 1, 0, 0, 1, 0, 0, 0, 0, 0, (byte)(edns is null ? 0 : 1), .. Name(name), (byte)(type >> 8), (byte)type, 0, 1,
        .. edns is { } size ? [0, 0, 41, (byte)(size >> 8), (byte)size, 0, 0, 0, 0, 0, 0] : Array.Empty<byte>(),
    ];

    public static byte[] Name(string name) => [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];

    public static int Code(byte[] message) => message[3] & 15;

    public static bool IsTruncated(byte[] message) => (message[2] & 2) != 0;

    public static int Answers(byte[] message) => Number(message, 6);

    public static int Authorities(byte[] message) => Number(message, 8);

    /// <summary>Type, time to live and data of the records behind the question.</summary>
    public static IReadOnlyList<(int Type, int Ttl, byte[] Data)> Records(byte[] message)
    {
        var records = new List<(int, int, byte[])>();
        var at = Skip(message, 12) + 4;
        while (at < message.Length)
        {
            at = Skip(message, at);
            var length = Number(message, at + 8);
            records.Add((Number(message, at), BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(at + 4)), message[(at + 10)..(at + 10 + length)]));
            at += 10 + length;
        }

        return records;
    }

    private static int Skip(byte[] message, int at)
    {
        while (message[at] != 0)
        {
            at += message[at] + 1;
        }

        return at + 1;
    }

    private static int Number(byte[] message, int at) => BinaryPrimitives.ReadUInt16BigEndian(message.AsSpan(at));
}
