using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Plimsoll.Wire.Transport;

/// <summary>How our servers put bytes on the wire.</summary>
public static class DirectTransport
{
    /// <summary>Gives connections large blocks of memory. To be called after Kestrel was added: the last word counts.</summary>
    public static void AddLargeBlocks(this IServiceCollection services) => services.AddSingleton<IMemoryPoolFactory<byte>, BlockPools>();

    /// <summary>
    /// Writes answers to the socket at once, without a thread in between, and lets files go out by <see cref="IFileOutput"/>. For
    /// listeners without TLS.
    /// </summary>
    public static void UseDirectOutput(this ListenOptions listen) => listen.Use(next => async connection =>
    {
        if (connection.Features.Get<IConnectionSocketFeature>() is not { } socket)
        {
            await next(connection);
            return;
        }

        var original = connection.Transport;
        using var output = new SocketWriter(socket.Socket, original.Output);
        connection.Transport = new Pair(original.Input, output);
        connection.Features.Set<IFileOutput>(output);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = original;
        }
    });

    private sealed record Pair(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
