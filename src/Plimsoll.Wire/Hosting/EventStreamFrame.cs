using System.Buffers.Binary;
using System.Text;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Wire.Hosting;

/// <summary>The binary form of a message: lengths, their checksum, headers, payload, checksum of all.</summary>
internal static class EventStreamFrame
{
    private const int PreludeBytes = 8;
    private const int ChecksumBytes = 4;
    private const byte StringHeader = 7;

    public static byte[] Of(EventStreamMessage message)
    {
        var headers = Headers(message);
        var frame = new byte[PreludeBytes + ChecksumBytes + headers.Length + message.Payload.Length + ChecksumBytes];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(PreludeBytes), Crc32(frame.AsSpan(0, PreludeBytes)));
        headers.CopyTo(frame, PreludeBytes + ChecksumBytes);
        message.Payload.Span.CopyTo(frame.AsSpan(PreludeBytes + ChecksumBytes + headers.Length));
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(frame.Length - ChecksumBytes), Crc32(frame.AsSpan(0, frame.Length - ChecksumBytes)));
        return frame;
    }

    private static byte[] Headers(EventStreamMessage message)
    {
        using var bytes = new MemoryStream();
        Add(bytes, ":message-type", message.IsException ? "exception" : "event");
        Add(bytes, message.IsException ? ":exception-type" : ":event-type", message.Type);
        Add(bytes, ":content-type", "application/json");
        return bytes.ToArray();
    }

    private static void Add(MemoryStream bytes, string name, string value)
    {
        bytes.WriteByte((byte)name.Length);
        bytes.Write(Encoding.ASCII.GetBytes(name));
        bytes.WriteByte(StringHeader);
        bytes.WriteByte((byte)(value.Length >> 8));
        bytes.WriteByte((byte)value.Length);
        bytes.Write(Encoding.ASCII.GetBytes(value));
    }

    // The checksum of Ethernet and gzip; .NET has another one built in.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }
}
