using System.Diagnostics;
using System.Formats.Tar;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Plimsoll.Agent.Tests.Support;

/// <summary>A Docker engine of a test's own, which it may stop, kill and start again.</summary>
internal sealed class PrivateEngine : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("plimsoll-engine-").FullName;
    private Process? _process;

    public Uri Host => new($"unix://{_root}/docker.sock");

    public static bool IsPossible => Environment.IsPrivilegedProcess && File.Exists("/usr/sbin/dockerd");

    public async Task StartAsync()
    {
        // In a network namespace of its own: an engine without a bridge removes docker0, which is somebody else's.
        string[] arguments =
        [
            "--net", "/usr/sbin/dockerd", "-H", Host.ToString(), "--data-root", $"{_root}/data", "--exec-root", $"{_root}/exec", "--pidfile", $"{_root}/pid",
            "--bridge", "none", "--iptables=false", "--ip-forward=false", "--ip-masq=false", "--storage-driver", "vfs", "--log-level", "error",
        ];
        _process = Process.Start(new ProcessStartInfo("unshare", arguments) { RedirectStandardError = true, RedirectStandardOutput = true });
        _process!.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        using var docker = new DockerClientBuilder().WithEndpoint(Host).Build();
        await Eventually.GetAsync(
            async () =>
            {
                try
                {
                    await docker.System.PingAsync();
                    return "";
                }
                catch (Exception e) when (e is HttpRequestException or System.Net.Sockets.SocketException or IOException or DockerApiException)
                {
                    return null;
                }
            },
            "the engine answers",
            60);
        await BusyboxImage.MakeAsync(docker);
    }

    /// <summary>Stops the engine and with it, as it does by default, its containers.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            Process.Start("kill", $"{process.Id}").WaitForExit();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_root, recursive: true);
    }
}
