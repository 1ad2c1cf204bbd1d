using System.Net;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Wire.Client;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Tests.Support;

namespace Plimsoll.Wire.Tests.Client;

public class AwsClientTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_call_is_signed_and_its_answer_read()
    {
        var output = await CallAsync("Echo", new Everything { Text = "hé" });

        Assert.Equal("hé", output.Text);
    }

    [Fact]
    public async Task An_error_comes_out_with_code_status_and_message()
    {
        var error = await Assert.ThrowsAsync<AwsException>(() => CallAsync("Refuse", new Everything { Text = "x" }));

        Assert.Equal(("ConflictException", 409, "No: x"), (error.Code, error.Status, error.Message));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("{\"__type\":5,\"message\":{}}")]
    [InlineData("")]
    public async Task An_error_that_is_not_AWS_s_is_told_as_unknown(string body)
    {
        using var http = new HttpClient(new Canned(body));
        var error = await Assert.ThrowsAsync<AwsException>(() => CallAsync("Echo", new Everything(), http));

        Assert.Equal(("UnknownError", 502), (error.Code, error.Status));
    }

    [Fact]
    public async Task A_code_loses_its_namespace()
    {
        using var http = new HttpClient(new Canned("""{"__type":"com.amazonaws.ecs#ClientException","Message":"m"}"""));
        var error = await Assert.ThrowsAsync<AwsException>(() => CallAsync("Echo", new Everything(), http));

        Assert.Equal(("ClientException", "m"), (error.Code, error.Message));
    }

    private async Task<Everything> CallAsync(string operation, Everything input, HttpClient? http = null)
    {
        using var own = http ?? new HttpClient();
        var client = new AwsClient(own, new Uri($"http://{server.Host}"), "us-east-1", () => Keys.Session, new FakeTimeProvider(TestServer.Now));
        return await client.CallAsync(
            "echo", $"Echo_2026.{operation}", input, ShapesJson.Default.Everything, ShapesJson.Default.Everything, TestContext.Current.CancellationToken);
    }

    private sealed class Canned(string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent(body) });
    }
}
