using System.Text;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Bench.Api;

/// <summary>
/// One call as bytes. Its signature is made anew each second, as the date in it changes; calls of the same second share it,
/// so that the generator's own cost stays small. The server checks every one.
/// </summary>
internal sealed class Call(int port, string target, string body)
{
    private readonly byte[] _body = Encoding.UTF8.GetBytes(body);
    private (long Second, byte[] Bytes) _signed;

    public ReadOnlySpan<byte> Bytes()
    {
        var now = TimeProvider.System.GetUtcNow();
        if (_signed.Second != now.ToUnixTimeSeconds())
        {
            _signed = (now.ToUnixTimeSeconds(), Sign(now));
        }

        return _signed.Bytes;
    }

    private byte[] Sign(DateTimeOffset now)
    {
        var headers = new Dictionary<string, string> { ["content-type"] = "application/x-amz-json-1.1", ["x-amz-target"] = target };
        var signed = SigV4Signer.Sign("POST", "/", $"127.0.0.1:{port}", headers, _body, ServerProcess.Keys, "us-east-1", "ecs", now);
        var head = string.Concat(signed.Select(header => $"{header.Key}: {header.Value}\r\n"));
        return [.. Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\n{head}content-length: {_body.Length}\r\n\r\n"), .. _body];
    }
}
