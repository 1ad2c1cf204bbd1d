using System.Net;
using System.Net.Sockets;
using System.Text;
using Plimsoll.CloudWatch.Logs.Subscriptions;

namespace Plimsoll.CloudWatch.Tests.Logs.Subscriptions;

public sealed class WebhookClientTests
{
    [Theory]
    [InlineData("169.254.169.254", true)]
    [InlineData("169.254.170.2", true)]
    [InlineData("::ffff:169.254.169.254", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fd00:ec2::254", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.0.0.5", false)]
    [InlineData("169.253.0.1", false)]
    [InlineData("fd00:ec3::254", false)]
    [InlineData("2001:db8::1", false)]
    public void Link_local_addresses_and_those_of_metadata_are_refused(string address, bool refused) =>
        Assert.Equal(refused, WebhookClient.IsRefused(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://[fd00:ec2::254]/")]
    public async Task A_refused_address_is_not_connected_to(string address)
    {
        using var client = WebhookClient.Create();
        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(address)));
        Assert.IsType<WebhookRefusedException>(fault.InnerException);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Any_other_is_called(string host)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answered = AnswerAsync(listener);
        using var client = WebhookClient.Create();

        using var answer = await client.GetAsync(new Uri($"http://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/"));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await answered;
    }

    private static async Task AnswerAsync(TcpListener listener)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        await connection.GetStream().ReadExactlyAsync(new byte["GET / HTTP/1.1".Length]);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"));
    }
}
