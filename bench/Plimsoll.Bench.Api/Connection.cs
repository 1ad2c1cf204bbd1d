using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Plimsoll.Bench.Api;

/// <summary>One kept-alive HTTP connection, blocking: nothing between the measurement and the socket.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[256 << 10];

    public Connection(int port) => _socket.Connect(IPAddress.Loopback, port);

    /// <summary>Sends a call and returns the body of its answer.</summary>
    /// <exception cref="InvalidOperationException">The answer is not 200.</exception>
    public ReadOnlySpan<byte> Call(ReadOnlySpan<byte> bytes)
    {
        for (var sent = 0; sent < bytes.Length;)
        {
            sent += _socket.Send(bytes[sent..]);
        }

        var (read, end, length) = (0, -1, 0);
        while (end < 0 || read < end + length)
        {
            read += _socket.Receive(_buffer.AsSpan(read)) is > 0 and var got ? got : throw new InvalidOperationException("The server closed the connection.");
            if (end < 0 && _buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) is >= 0 and var blank)
            {
                end = blank + 4;
                length = Length(_buffer.AsSpan(0, blank));
            }
        }

        return _buffer.AsSpan(0, read).StartsWith("HTTP/1.1 200"u8)
            ? _buffer.AsSpan(end, length)
            : throw new InvalidOperationException(Encoding.UTF8.GetString(_buffer, 0, read));
    }

    public void Dispose() => _socket.Dispose();

    private static int Length(ReadOnlySpan<byte> head)
    {
        var rest = head[(head.IndexOf("Content-Length: "u8) + "Content-Length: ".Length)..];
        return int.Parse(rest[..(rest.IndexOf((byte)'\r') is >= 0 and var end ? end : rest.Length)], CultureInfo.InvariantCulture);
    }
}
