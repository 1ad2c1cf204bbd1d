using System.Formats.Tar;
using System.Net.Sockets;
using System.Text;
using Plimsoll.Commands;

namespace Plimsoll.Demo;

/// <summary>Builds the demo's image on the engine: nothing but a static busybox, so that no registry is needed.</summary>
internal static class DemoImage
{
    /// <summary>Name of the image.</summary>
    public const string Name = "plimsoll-demo";

    private const string Busybox = "/bin/busybox";

    private const string Dockerfile =
        """
        FROM scratch
        COPY root /
        """;

    private static readonly string[] Commands = ["sh", "echo", "hostname", "httpd", "mkdir", "sleep", "cat", "ls", "ps", "wget", "chmod"];

    /// <summary>Builds it and returns its name; the engine's cache makes the second time quick.</summary>
    /// <param name="engine">DOCKER_HOST.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="CommandException">There is no busybox, or the build failed.</exception>
    public static async Task<string> BuildAsync(Uri engine, CancellationToken cancel)
    {
        if (!File.Exists(Busybox))
        {
            throw new CommandException("the demo builds its image from a static busybox, and there is none.", "apt-get install busybox-static");
        }

        using var http = Connect(engine);
        using var context = new MemoryStream();
        await WriteContextAsync(context, cancel);
        context.Position = 0;
        using var content = new StreamContent(context);
        content.Headers.ContentType = new("application/x-tar");
        using var answer = await http.PostAsync(new Uri($"/build?t={Name}", UriKind.Relative), content, cancel);
        var words = await answer.Content.ReadAsStringAsync(cancel);
        if (!answer.IsSuccessStatusCode || words.Contains("\"errorDetail\"", StringComparison.Ordinal))
        {
            throw new CommandException(
                $"the image could not be built: {words.Trim().Split('\n')[^1]}", "The engine's own log says more: journalctl -u docker");
        }

        return Name;
    }

    private static async Task WriteContextAsync(Stream stream, CancellationToken cancel)
    {
        await using var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
        using var dockerfile = new MemoryStream(Encoding.UTF8.GetBytes(Dockerfile));
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "Dockerfile") { DataStream = dockerfile }, cancel);
        await using var busybox = File.OpenRead(Busybox);

        // A fixed time: the engine's cache looks at it.
        await tar.WriteEntryAsync(
            new PaxTarEntry(TarEntryType.RegularFile, "root/bin/busybox")
            {
                DataStream = busybox, Mode = (UnixFileMode)0b111_101_101, ModificationTime = DateTimeOffset.UnixEpoch,
            },
            cancel);
        foreach (var command in Commands)
        {
            await tar.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.SymbolicLink, $"root/bin/{command}") { LinkName = "busybox", ModificationTime = DateTimeOffset.UnixEpoch },
                cancel);
        }
    }

    private static HttpClient Connect(Uri engine) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancel) =>
        {
            var unix = engine.Scheme == "unix";
            var socket = unix
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await (unix
                    ? socket.ConnectAsync(new UnixDomainSocketEndPoint(engine.LocalPath), cancel)
                    : socket.ConnectAsync(engine.Host, engine.Port, cancel));
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    {
        BaseAddress = new Uri("http://docker"),
    };
}
