using System.Diagnostics;
using System.Globalization;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>The registry in a process of its own, which can be killed and started again over the same data.</summary>
internal sealed class RegistryProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-ecr-crash");
    private Process? _process;
    private int _hours;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>Files of blobs or uploads.</summary>
    public string[] Files(string under) => Directory.GetFiles(Path.Combine(_directory.FullName, under), "*", SearchOption.AllDirectories);

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "Plimsoll.Ecr.CrashProbe"), [_directory.FullName, _hours.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var endpoint = await _process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The probe ended before it answered.");
        Http?.Dispose();
        Http = new HttpClient { BaseAddress = new Uri(endpoint) };
    }

    /// <summary>Puts its clock ahead, over restarts too.</summary>
    public async Task AdvanceAsync(int hours)
    {
        _hours += hours;
        using var answer = await Http.PostAsync($"/_clock?hours={hours}", null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>SIGKILL: it gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        Assert.Equal(128 + 9, _process.ExitCode);
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        Http?.Dispose();
        _directory.Delete(recursive: true);
    }
}
