using System.Diagnostics;

namespace Plimsoll.Agent.Tests.Support;

/// <summary>A shell whose <c>ip</c> shows what it is told to, and whose <c>iptables</c> finds no rule and takes every one.</summary>
internal sealed class FakeMachine : IDisposable
{
    private readonly DirectoryInfo _programs = Directory.CreateTempSubdirectory("plimsoll-machine-");

    public FakeMachine(string shown)
    {
        Write("ip", $"[ \"$4\" != show ] || echo '{shown}'");
        Write("iptables", "case \"$*\" in *' -C '* | *' -D '*) exit 1 ;; esac");
    }

    public string Programs => _programs.FullName;

    public async Task<int> RunAsync(string script)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-s"]) { RedirectStandardInput = true };
        start.Environment["PATH"] = $"{Programs}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(script);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public void Dispose() => _programs.Delete(recursive: true);

    private void Write(string name, string script)
    {
        var path = Path.Combine(Programs, name);
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
