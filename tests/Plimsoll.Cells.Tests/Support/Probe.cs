using System.Diagnostics;
using System.Globalization;

namespace Plimsoll.Cells.Tests.Support;

/// <summary>A running crash probe.</summary>
internal sealed class Probe : IDisposable
{
    private readonly Process _process;

    private Probe(Process process) => _process = process;

    public StreamReader Lines => _process.StandardOutput;

    public static Probe Start(string file, int seed)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Plimsoll.Cells.CrashProbe");
        return new Probe(Process.Start(new ProcessStartInfo(program, [file, seed.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!);
    }

    /// <summary>Lets it run for a while.</summary>
    public async Task RunForAsync(TimeSpan time)
    {
        using var deadline = new CancellationTokenSource(time);
        await _process.WaitForExitAsync(deadline.Token).ContinueWith(waiting => Assert.True(waiting.IsCanceled), TaskScheduler.Default);
    }

    /// <summary>SIGKILL: the process gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        Assert.Equal(128 + 9, _process.ExitCode);
    }

    /// <summary>Whole lines that the process still said before it died.</summary>
    public async Task<IReadOnlyList<string>> RestAsync()
    {
        var rest = await _process.StandardOutput.ReadToEndAsync();
        return rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose() => _process.Dispose();
}
