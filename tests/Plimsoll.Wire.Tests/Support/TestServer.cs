using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Wire.Tests.Support;

/// <summary>The endpoint on a real socket.</summary>
public sealed class TestServer : IAsyncLifetime, IAuthorizer
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 17, 0, 0, TimeSpan.Zero);
    private WebApplication? _app;

    public int Port { get; private set; }

    /// <summary>How many calls came as far as to be authorized.</summary>
    public int Calls { get; private set; }

    public string Host => $"127.0.0.1:{Port}";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(1000, TimeSpan.FromSeconds(1.1));
        });
        builder.Logging.ClearProviders();
        _app = builder.Build();
        var endpoint = new AwsEndpoint(
            [Services.Json, Services.Json10, Services.Query],
            new SigV4Authenticator(new SigV4Verifier(new Keys(), new FakeTimeProvider(Now))), this, NullLogger<AwsEndpoint>.Instance);
        _app.Run(endpoint.HandleAsync);
        await _app.StartAsync();
        Port = new Uri(_app.Urls.First()).Port;
    }

    public void Authorize(CallContext call, Need need)
    {
        Calls++;
        if (call.Region == "forbidden-1")
        {
            throw new AwsException("AccessDeniedException", $"User: {call.Principal.Arn} is not authorized to perform: {need.Action}");
        }
    }

    public AccessDecision Decide(CallContext call, string action, string resource) => AccessDecision.Allow;

    /// <summary>Sends a signed call on a connection of its own and reads the whole answer.</summary>
    internal Task<Answer> CallAsync(
        string? target, string body, string service = "echo", string region = "us-east-1", SigningKeys? keys = null, bool sign = true)
    {
        var payload = Encoding.UTF8.GetBytes(body);
        var headers = new Dictionary<string, string> { ["content-type"] = "application/x-amz-json-1.1" };
        if (target is not null)
        {
            headers["x-amz-target"] = target;
        }

        var signed = sign ? SigV4Signer.Sign("POST", "/", Host, headers, payload, keys ?? Keys.Root, region, service, Now) : headers;
        return SendAsync(Text("POST", "/", signed, payload.Length), payload);
    }

    /// <summary>The head of a request.</summary>
    internal string Text(string method, string target, IReadOnlyDictionary<string, string> headers, int? length)
    {
        var text = new StringBuilder($"{method} {target} HTTP/1.1\r\n");
        foreach (var (name, value) in headers.Append(new("host", Host)).DistinctBy(header => header.Key))
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return text.Append(length is null ? "" : $"content-length: {length}\r\n").Append("\r\n").ToString();
    }

    internal async Task<Answer> SendAsync(string head, byte[] body)
    {
        using var connection = await OpenAsync();
        await connection.GetStream().WriteAsync(Encoding.Latin1.GetBytes(head));
        await connection.GetStream().WriteAsync(body);
        return await Answer.ReadAsync(connection.GetStream());
    }

    internal async Task<TcpClient> OpenAsync()
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, Port);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
