using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Names;

/// <summary>One question to the resolver (RFC 1035 §4).</summary>
/// <param name="Id">Number by which the asker knows the answer.</param>
/// <param name="RecursionDesired">Whether others may be asked.</param>
/// <param name="Name">The name in lower case, without the dot at its end.</param>
/// <param name="Type">Kind of record asked for.</param>
/// <param name="Class">Class; 1 is the internet.</param>
/// <param name="Question">The question as it came, to be repeated in the answer.</param>
/// <param name="MostBytes">What the asker takes over UDP: 512, or what it says by EDNS (RFC 6891), no more than 4096.</param>
internal sealed record DnsQuery(ushort Id, bool RecursionDesired, string Name, ushort Type, ushort Class, ReadOnlyMemory<byte> Question, int MostBytes)
{
    public const int HeaderBytes = 12;
    private const int LongestLabel = 63;
    private const int LongestName = 255;
    private const int PlainBytes = 512;
    private const int MostEdnsBytes = 4096;
    private const ushort Opt = 41;

    /// <summary>Reads a message; null for all that is not a standard query with one question, whatever it is instead.</summary>
    public static DnsQuery? Read(ReadOnlyMemory<byte> message)
    {
        var bytes = message.Span;
        if (bytes.Length < HeaderBytes || (bytes[2] & 0xf8) != 0 || Number(bytes, 4) != 1)
        {
            return null;
        }

        var at = HeaderBytes;
        if (ReadName(bytes, ref at) is not { } name || bytes.Length < at + 4)
        {
            return null;
        }

        var question = message[HeaderBytes..(at + 4)];
        return new DnsQuery(
            Number(bytes, 0), (bytes[2] & 1) != 0, name, Number(bytes, at), Number(bytes, at + 2), question, Edns(bytes, at + 4) ?? PlainBytes);
    }

    // A question has nothing before it that it could point to: only plain labels are read.
    private static string? ReadName(ReadOnlySpan<byte> bytes, ref int at)
    {
        var start = at;
        var name = new StringBuilder();
        while (at < bytes.Length)
        {
            int length = bytes[at++];
            if (length == 0)
            {
                return name.ToString();
            }

            if (length > LongestLabel || at + length > bytes.Length || at + length - start > LongestName)
            {
                return null;
            }

            name.Append(name.Length > 0 ? "." : "").Append(Encoding.Latin1.GetString(bytes.Slice(at, length)).ToLowerInvariant());
            at += length;
        }

        return null;
    }

    // The first record after the question, where clients put it: the root's name, type, size.
    private static int? Edns(ReadOnlySpan<byte> bytes, int at) =>
        Number(bytes, 6) == 0 && Number(bytes, 8) == 0 && Number(bytes, 10) > 0 && bytes.Length >= at + 5 && bytes[at] == 0 && Number(bytes, at + 1) == Opt
            ? Math.Clamp((int)Number(bytes, at + 3), PlainBytes, MostEdnsBytes)
            : null;

    private static ushort Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}
