using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Plimsoll.Bench.Registry;

/// <summary>One kept-alive HTTP connection, blocking: nothing between the measurement and the socket.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[256 << 10];
    private readonly Registry _registry;

    public Connection(Registry registry)
    {
        _registry = registry;
        _socket.Connect(IPAddress.Loopback, registry.Port);
    }

    /// <summary>The head of a request as bytes.</summary>
    public static byte[] Head(Registry registry, string method, string target, long length = 0, string more = "") => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{registry.Port}\r\n{registry.Authorization}{more}{(method is "GET" or "HEAD" ? "" : $"Content-Length: {length}\r\n")}\r\n"));

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <returns>The head of the answer, and the length of its body, which is dropped.</returns>
    /// <exception cref="InvalidOperationException">The status is another.</exception>
    public (string Head, long Length) Call(string method, string target, int expected, Content content = default, string more = "")
    {
        Send(Head(_registry, method, target, content.Length, more));
        Send(content.Start.Span);
        Send(content.End.Span);
        var length = Receive(expected, method == "HEAD", out var end);
        return (Encoding.ASCII.GetString(_buffer, 0, end), length);
    }

    /// <summary>Sends a request made before and reads its answer to the end.</summary>
    public void Call(ReadOnlySpan<byte> head, int expected, bool noBody)
    {
        Send(head);
        Receive(expected, noBody, out var _);
    }

    public void Dispose() => _socket.Dispose();

    private void Send(ReadOnlySpan<byte> bytes)
    {
        for (var sent = 0; sent < bytes.Length;)
        {
            sent += _socket.Send(bytes[sent..]);
        }
    }

    private long Receive(int expected, bool noBody, out int end)
    {
        var (read, blank) = (0, -1);
        while (blank < 0)
        {
            read += Some(_buffer.AsSpan(read));
            blank = _buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
        }

        end = blank + 4;
        var status = int.Parse(Encoding.ASCII.GetString(_buffer, 9, 3), CultureInfo.InvariantCulture);
        if (status != expected)
        {
            throw new InvalidOperationException($"{_registry.Name}: {Encoding.UTF8.GetString(_buffer, 0, read)}");
        }

        var length = noBody || status == 204 ? 0 : Length(_buffer.AsSpan(0, blank));
        for (var left = length - (read - end); left > 0;)
        {
            left -= Some(_buffer.AsSpan(end));
        }

        return length;
    }

    private int Some(Span<byte> into) =>
        _socket.Receive(into) is > 0 and var got ? got : throw new InvalidOperationException($"{_registry.Name} closed the connection.");

    private static long Length(ReadOnlySpan<byte> head)
    {
        var rest = head[(head.IndexOf("Content-Length: "u8) + "Content-Length: ".Length)..];
        return long.Parse(rest[..(rest.IndexOf((byte)'\r') is >= 0 and var end ? end : rest.Length)], CultureInfo.InvariantCulture);
    }
}
