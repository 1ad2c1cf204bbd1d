using System.Diagnostics;

namespace Plimsoll.Ecr.Tests.Running;

/// <summary>Runs other people's programs, with a docker configuration and AWS credentials of their own.</summary>
/// <param name="home">Directory for what they keep.</param>
/// <param name="endpoint">Address of the server.</param>
internal sealed class CommandLine(string home, string endpoint)
{
    /// <summary>What a command prints, both streams; it must succeed.</summary>
    public async Task<string> RunAsync(string shell)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-euc", shell]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = home };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["DOCKER_CONFIG"] = Path.Combine(home, "docker"),
            ["DOCKER_BUILDKIT"] = "0",
            ["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = "secret",
            ["AWS_DEFAULT_REGION"] = "eu-west-1",
            ["AWS_ENDPOINT_URL"] = endpoint,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var all = await output + await errors;
        Assert.True(process.ExitCode == 0, $"{shell}\nexit code {process.ExitCode}\n{all}");
        return all;
    }

    /// <summary>True when a command succeeds.</summary>
    public static bool Succeeds(string shell)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"{shell} >/dev/null 2>&1"]))!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
