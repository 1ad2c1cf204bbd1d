using System.Buffers.Binary;

namespace Plimsoll.Names;

/// <summary>Messages over TCP: each behind its length (RFC 1035 §4.2.2).</summary>
internal static class DnsStream
{
    /// <summary>The next message; null at the end.</summary>
    /// <exception cref="IOException">The connection failed within a message.</exception>
    public static async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancel)
    {
        var length = new byte[2];
        if (await stream.ReadAtLeastAsync(length, 2, throwOnEndOfStream: false, cancel) < 2)
        {
            return null;
        }

        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await stream.ReadExactlyAsync(message, cancel);
        return message;
    }

    public static async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> message, CancellationToken cancel)
    {
        byte[] whole = [(byte)(message.Length >> 8), (byte)message.Length, .. message.Span];
        await stream.WriteAsync(whole, cancel);
    }
}
