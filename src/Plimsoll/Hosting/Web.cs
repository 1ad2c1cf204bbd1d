using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Plimsoll.Wire.Transport;

namespace Plimsoll.Hosting;

/// <summary>The HTTP server: Kestrel alone, without configuration files or console logging, so that it is up at once.</summary>
internal static class Web
{
    private static readonly TimeSpan HeaderTimeout = TimeSpan.FromSeconds(10);

    // What is left of the descriptors is for files, the engine, other registries.
    private const int ConnectionShare = 2;

    // Of the connections, those over which nobody known has called.
    private const int StrangerShare = 4;

    /// <param name="options">Address and port.</param>
    /// <param name="routes">What answers.</param>
    /// <param name="logs">Log.</param>
    /// <param name="share">Which part of the descriptors its connections may be.</param>
    /// <param name="welcome">Who may connect; null for all.</param>
    public static WebApplication Build(ServerOptions options, Routes routes, ILoggerFactory logs, int share = ConnectionShare, Func<IPAddress, bool>? welcome = null)
    {
        var most = (int)Math.Max(DescriptorLimit.Raise() / share, StrangerShare);
        var strangers = new StrangerLimit(most / StrangerShare);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(logs);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = HeaderTimeout;
            kestrel.Limits.MaxConcurrentConnections = most;
            kestrel.Limits.MaxConcurrentUpgradedConnections = most;

            // Each service bounds the bodies that it takes.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Parse(options.Host), options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (welcome is not null)
                {
                    listen.Use(next => connection =>
                        connection.RemoteEndPoint is IPEndPoint peer && welcome(peer.Address) ? next(connection) : Task.CompletedTask);
                }

                strangers.Guard(listen);
                listen.UseDirectOutput();
            });
        });
        builder.Services.AddLargeBlocks();
        var web = builder.Build();
        web.UseWebSockets();
        web.Run(routes.HandleAsync);
        return web;
    }
}
