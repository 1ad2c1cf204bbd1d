using System.Diagnostics;
using System.Runtime.InteropServices;
using Plimsoll.Commands;

namespace Plimsoll.Hosting;

/// <summary>A server in the background: <c>plimsoll up --detach</c> starts itself again with its output in a file, and waits until it is up.</summary>
internal static partial class Detached
{
    /// <summary>How the last line begins that a server says when it is up, with its local instances.</summary>
    public const string Last = "For a shell: ";

    /// <summary>Set for the process in the background: the file for its output.</summary>
    private const string Variable = "PLIMSOLL_DETACHED_LOG";

    private const int Interrupted = 130;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>True in the process in the background.</summary>
    public static bool IsBackground { get; private set; }

    /// <summary>Has the process in the background leave its terminal and write to its file. Call it before anything is written.</summary>
    public static void TakeOver()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } path)
        {
            return;
        }

        Environment.SetEnvironmentVariable(Variable, null);
        using var log = File.OpenHandle(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        using var nothing = File.OpenHandle("/dev/null");
        _ = NewSession();
        _ = Duplicate((int)nothing.DangerousGetHandle(), 0);
        _ = Duplicate((int)log.DangerousGetHandle(), 1);
        _ = Duplicate((int)log.DangerousGetHandle(), 2);
        IsBackground = true;
    }

    /// <summary>Starts it, and returns when it is up.</summary>
    /// <param name="data">Data directory; made when it is not there.</param>
    /// <param name="arguments">The command line of this process, that of <c>up --detach</c>.</param>
    /// <param name="output">Told what it says.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancel">Gives up, and ends it.</param>
    /// <exception cref="CommandException">It ended; with its last words. Or the directory cannot be used, or another server has it.</exception>
    public static async Task StartAsync(string data, IReadOnlyList<string> arguments, TextWriter output, TimeProvider time, CancellationToken cancel)
    {
        // Looked at here already, so that it is refused as without --detach.
        DataDirectory.Take(data).Dispose();
        var log = DetachedLog.Begin(data);
        // Pipes of this process, which end with it: the runtime copies its standard streams before TakeOver, and a copy of the caller's
        // would keep `$(plimsoll up --detach)` waiting for as long as the server runs.
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Variable] = log.Path;
        using var server = Process.Start(start)!;
        try
        {
            await UpAsync(server, data, log, output, time, cancel);
        }
        catch (OperationCanceledException)
        {
            ServerProcess.AskToEnd(server.Id);
            await server.WaitForExitAsync(CancellationToken.None);
            log.Keep(isServers: false);
            throw new CommandException("interrupted; the server that was starting has ended.", $"See {log.Path}.", Interrupted);
        }
    }

    private static async Task UpAsync(Process server, string data, DetachedLog log, TextWriter output, TimeProvider time, CancellationToken cancel)
    {
        while (true)
        {
            var ended = server.HasExited;
            var said = await ReadAsync(log.Path, cancel);
            if (!ended && said.Contains(Last, StringComparison.Ordinal))
            {
                log.Keep(isServers: true);
                await output.WriteAsync(said);
                await output.WriteLineAsync($"It runs in the background as process {server.Id}, its output goes to {log.Path}. To end it: kill {server.Id}; with what it runs: plimsoll down --data {data}");
                return;
            }

            if (ended)
            {
                log.Keep(isServers: false);
                throw new CommandException($"the server ended with code {server.ExitCode}: {said.Trim()}", $"See {log.Path}.");
            }

            await Task.Delay(Look, time, cancel);
        }
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(cancel);
    }

    [LibraryImport("libc", EntryPoint = "setsid")]
    private static partial int NewSession();

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int from, int to);
}
