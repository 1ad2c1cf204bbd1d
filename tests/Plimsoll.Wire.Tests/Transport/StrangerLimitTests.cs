using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Plimsoll.Wire.Tests.Support;
using Plimsoll.Wire.Transport;

namespace Plimsoll.Wire.Tests.Transport;

public class StrangerLimitTests
{
    [Fact]
    public async Task One_connection_too_many_ends_the_oldest_over_which_nobody_known_has_called()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, new StrangerLimit(2).Guard));
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(http =>
        {
            http.Features.Get<IConnectionStanding>()!.Prove();
            return Task.CompletedTask;
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var port = new Uri(app.Urls.First()).Port;

        using var known = await OpenAsync(port);
        await CallAsync(known);
        using var oldest = await OpenAsync(port);
        using var second = await OpenAsync(port);
        using var third = await OpenAsync(port);

        Assert.Equal(0, await ReadAsync(oldest));
        await CallAsync(known);
        await CallAsync(second);
        await CallAsync(third);
    }

    private static async Task<TcpClient> OpenAsync(int port)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        return client;
    }

    private static async Task CallAsync(TcpClient client)
    {
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
        Assert.Equal(200, (await Answer.ReadAsync(client.GetStream())).Status);
    }

    private static async Task<int> ReadAsync(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[1]);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
