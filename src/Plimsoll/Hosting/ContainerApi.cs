using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Plimsoll.Hosting;

/// <summary>
/// The API once more, at an address that the containers of local instances reach: the server itself listens on loopback. Only they and this
/// machine are answered, with the same checks as everywhere.
/// </summary>
/// <param name="options">The server's.</param>
/// <param name="port">The server's port.</param>
/// <param name="routes">What answers, by a guard that knows the address.</param>
/// <param name="logs">Log.</param>
internal sealed partial class ContainerApi(ServerOptions options, int port, Func<IPAddress, Routes> routes, ILoggerFactory logs) : IAsyncDisposable
{
    // Of the descriptors that the machine gives; the server has half.
    private const int ConnectionShare = 8;

    private readonly ILogger _log = logs.CreateLogger("Plimsoll.Local");
    private WebApplication? _web;

    /// <summary>The port at the address.</summary>
    public int Port => port;

    /// <summary>Begins to answer.</summary>
    /// <param name="address">The address.</param>
    /// <param name="networks">Networks of those who are answered.</param>
    /// <returns>Where containers ask, for example http://172.31.2.4:4566; null when it cannot be had, and the log says why.</returns>
    public async Task<string?> StartAsync(IPAddress address, IReadOnlyList<IPNetwork> networks)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://{address}:{port}");
        if (IPAddress.Parse(options.Host) is var host && (host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any)))
        {
            return url;
        }

        var web = Web.Build(options with { Host = address.ToString(), Port = port }, routes(address), logs, ConnectionShare, peer => networks.Any(network => network.Contains(peer)) || IsThisMachine(peer));
        try
        {
            await web.StartAsync();
            _web = web;
            return url;
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            await web.DisposeAsync();
            LogNone(url, error.Message);
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_web is { } web)
        {
            _web = null;
            await web.StopAsync();
            await web.DisposeAsync();
        }
    }

    // Docker's masquerading makes who has the machine's own network be seen by any address of it.
    private static bool IsThisMachine(IPAddress peer) => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Any(own => own.Address.Equals(peer));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Containers do not reach the API, and get no AWS_ENDPOINT_URL: {Url} can not be listened at: {Why}")]
    private partial void LogNone(string url, string why);
}
