using System.ComponentModel;
using System.Diagnostics;
using Plimsoll.Commands;

namespace Plimsoll.Demo;

/// <summary>The <c>docker</c> command with a configuration of its own: logins of the user are neither read nor written.</summary>
/// <param name="engine">DOCKER_HOST.</param>
internal sealed class DockerCli(Uri engine) : IDisposable
{
    private readonly DirectoryInfo _configuration = Directory.CreateTempSubdirectory("plimsoll-docker-");

    /// <summary>Runs it; returns what it printed.</summary>
    /// <param name="arguments">Arguments; no secrets, they may be shown.</param>
    /// <param name="input">Goes to its standard input.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="CommandException">There is none, or it failed.</exception>
    public async Task<string> RunAsync(IReadOnlyList<string> arguments, string? input, CancellationToken cancel)
    {
        var (code, output, errors) = await TryAsync(arguments, input, cancel);
        return code == 0
            ? output
            : throw new CommandException($"docker {string.Join(' ', arguments)} failed: {errors.Trim().Split('\n')[^1]}", "The engine's own log says more: journalctl -u docker");
    }

    /// <summary>Runs it, whatever comes of it.</summary>
    public async Task<(int Code, string Output, string Errors)> TryAsync(IReadOnlyList<string> arguments, string? input, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("docker", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOCKER_CONFIG"] = _configuration.FullName;
        start.Environment["DOCKER_HOST"] = engine.OriginalString;
        using var process = Start(start);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
            await process.StandardInput.WriteAsync((input ?? "").AsMemory(), cancel);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    public void Dispose() => _configuration.Delete(recursive: true);

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new CommandException($"docker could not be run: {error.Message}", "apt-get install docker.io");
        }
    }
}
