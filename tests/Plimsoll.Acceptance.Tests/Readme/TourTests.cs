using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Readme;

/// <summary>README's tour, run top to bottom in one shell as a reader would, against the published program.</summary>
public sealed class TourTests : IAsyncDisposable
{
    private const string End = "--- end of a block ";
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("plimsoll-tour-");
    private readonly int _port = FreePort();

    [Fact]
    public async Task Its_commands_run_top_to_bottom_and_print_what_it_shows()
    {
        File.CreateSymbolicLink(Path.Combine(_home.FullName, "plimsoll"), Repository.Binary());
        var blocks = Tour.Read();

        var outputs = await RunAsync(blocks);

        Assert.True(blocks.Count > 10);
        Assert.All(blocks.Zip(outputs), run => Assert.True(
            run.First.MissingFrom(run.Second.Text) is null,
            $"{run.First.Script}\nshould print, in this order: {run.First.MissingFrom(run.Second.Text)}\nand printed:\n{run.Second.Text}"));
        Assert.All(blocks.Zip(outputs).Where(run => run.First.Shown.Count == 0), run => Assert.True(run.Second.Code == 0, $"{run.First.Script}\nfailed:\n{run.Second.Text}"));
    }

    public async ValueTask DisposeAsync()
    {
        // What it brought to the engine and to docker's logins.
        foreach (var arguments in (string[][])[["rmi", "-f", $"127.0.0.1:{_port}/hello:v1", "000000000000.dkr.ecr.us-east-1.amazonaws.com/hello:v1"], ["logout", $"127.0.0.1:{_port}"]])
        {
            _ = await Command.RunAsync("docker", arguments);
        }

        _home.Delete(recursive: true);
    }

    private async Task<IReadOnlyList<(string Text, int Code)>> RunAsync(IReadOnlyList<Tour.Block> blocks)
    {
        // Debian 12's aws does not read AWS_ENDPOINT_URL, as the page says.
        var script = new StringBuilder("aws() { command aws --endpoint-url \"$AWS_ENDPOINT_URL\" \"$@\"; }\ntrap './plimsoll down' EXIT\ntrap 'code=$?' ERR\n");
        foreach (var block in blocks)
        {
            // The address is free, and nobody waits 40 s for a task to count as healthy.
            var text = block.Script.Replace("127.0.0.1:4566", $"127.0.0.1:{_port}", StringComparison.Ordinal)
                .Replace("up --detach", $"up --detach --healthy-after 2 --port {_port}", StringComparison.Ordinal);
            script.Append(CultureInfo.InvariantCulture, $"code=0\n{text}\necho; echo '{End}'$code\n");
        }

        var path = Path.Combine(_home.FullName, "tour.sh");
        await File.WriteAllTextAsync(path, script.ToString());
        var start = new ProcessStartInfo("bash", ["-c", "exec bash tour.sh 2>&1"]) { RedirectStandardOutput = true, RedirectStandardInput = true, WorkingDirectory = _home.FullName };
        start.Environment["XDG_DATA_HOME"] = Path.Combine(_home.FullName, "data");
        using var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        var parts = output.Split(End);
        return [.. parts[..^1].Zip(parts[1..], (text, next) => (text, int.Parse(next.Split('\n')[0], CultureInfo.InvariantCulture)))];
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
