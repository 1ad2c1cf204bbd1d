using Plimsoll.Wire.Signing;

namespace Plimsoll.Wire.Tests.Support;

/// <summary>A request as it stands on the wire, signed or not.</summary>
internal sealed record Request(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public SignedRequest Signed => new(Method, Target, Headers.GetValueOrDefault);

    public Request With(string name, string? value)
    {
        var headers = Headers.ToDictionary();
        headers.Remove(name);
        if (value is not null)
        {
            headers[name] = value;
        }

        return this with { Headers = headers };
    }

    /// <summary>Signs a request as a client would.</summary>
    public static Request Sign(
        string method, string target, Dictionary<string, string> headers, byte[] body, SigningKeys keys, DateTimeOffset now,
        string service = "service", string host = "example.amazonaws.com") =>
        new(method, target, SigV4Signer.Sign(method, target, host, headers, body, keys, "us-east-1", service, now), body);
}
