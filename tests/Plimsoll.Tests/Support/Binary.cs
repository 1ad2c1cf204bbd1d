using System.Diagnostics;

namespace Plimsoll.Tests.Support;

/// <summary>The published binary, run as a person runs it. <c>./test</c> builds it and says where it is.</summary>
internal sealed class Binary : IDisposable
{
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly Task<string> _errors;

    private Binary(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static Binary Start(string directory, params string[] arguments)
    {
        var binary = Environment.GetEnvironmentVariable("PLIMSOLL_BINARY");
        Assert.SkipWhen(binary is null, "PLIMSOLL_BINARY is not set: ./test sets it");
        var start = new ProcessStartInfo(binary!, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment["XDG_DATA_HOME"] = directory;
        start.Environment["HOME"] = directory;

        // Nobody answers there: what is on this machine is asked without a proxy.
        start.Environment["http_proxy"] = "http://127.0.0.1:9";
        return new Binary(Process.Start(start)!);
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(string directory, params string[] arguments)
    {
        using var program = Start(directory, arguments);
        var output = await program._process.StandardOutput.ReadToEndAsync().WaitAsync(MostWait);
        var code = await program.EndAsync();
        return (code, output, await program._errors);
    }

    /// <summary>Reads on until a line has some words in it.</summary>
    public async Task<string> LineWithAsync(string words)
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(MostWait) is { } line)
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The program ended without '{words}': {await _errors}");
    }

    /// <summary>Asks it to end, as Ctrl-C (<c>INT</c>) or a service manager (<c>TERM</c>) does, and returns the exit code.</summary>
    public async Task<int> SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, $"{_process.Id}"]);
        return await EndAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(MostWait);
        return _process.ExitCode;
    }
}
