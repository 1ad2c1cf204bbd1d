using System.Text;

namespace Plimsoll.AgentLink.Tcs;

/// <summary>
/// An agent → server frame of the TCS websocket: header lines, an empty line, then the JSON. The headers sign the websocket's own
/// path and query with GET and the SHA-256 of the JSON part (agent-protocol §3). Server → agent frames are bare JSON.
/// </summary>
/// <param name="Headers">Authorization, Host, X-Amz-Date and, with temporary keys, X-Amz-Security-Token; names ignore case.</param>
/// <param name="Json">The UTF-8 bytes of <c>{"type":…,"message":…}</c>, exactly as they were signed.</param>
public sealed record SignedFrame(IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Json)
{
    private static ReadOnlySpan<byte> BlankLine => "\r\n\r\n"u8;

    /// <summary>Gives the bytes of the text frame.</summary>
    public byte[] Encode()
    {
        var head = new StringBuilder();
        foreach (var (name, value) in Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        head.Append("\r\n");
        var length = Encoding.UTF8.GetByteCount(head.ToString());
        var frame = new byte[length + Json.Length];
        Encoding.UTF8.GetBytes(head.ToString(), frame);
        Json.Span.CopyTo(frame.AsSpan(length));
        return frame;
    }

    /// <summary>Splits a text frame at its first blank line.</summary>
    /// <exception cref="FormatException">There is no blank line, or a header line has no colon.</exception>
    public static SignedFrame Decode(ReadOnlyMemory<byte> frame)
    {
        var split = frame.Span.IndexOf(BlankLine);
        if (split < 0)
        {
            throw new FormatException("The frame has no header block.");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Encoding.UTF8.GetString(frame.Span[..split]).Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                throw new FormatException("A header line of the frame has no name.");
            }

            headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return new SignedFrame(headers, frame[(split + BlankLine.Length)..]);
    }
}
