using System.Diagnostics;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Tests.Reference;

namespace Plimsoll.Iam.Tests.Support;

/// <summary>An independent evaluator, <c>@cloud-copilot/iam-simulate</c>, which <c>./test</c> installs (need_iam_simulate in scripts/setup.sh).</summary>
internal static class IamSimulate
{
    /// <summary>Its decisions, all of one process.</summary>
    public static async Task<AccessOutcome[]> DecideAsync(IReadOnlyList<AccessCase> cases)
    {
        var tools = Path.Combine(Root(), "artifacts/tools/iam-simulate");
        Assert.True(Directory.Exists(tools), "iam-simulate is missing: run ./test iam once, it installs it");
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Reference/simulate.mjs"));
        start.ArgumentList.Add(tools);
        using var process = Process.Start(start)!;
        var answers = process.StandardOutput.ReadToEndAsync();
        foreach (var one in cases)
        {
            await process.StandardInput.WriteLineAsync(one.Line());
        }

        process.StandardInput.Close();
        var lines = (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        Assert.Equal(cases.Count, lines.Length);
        return [.. lines.Select(Outcome)];
    }

    private static AccessOutcome Outcome(string line) => line switch
    {
        "Allowed" => AccessOutcome.Allowed,
        "ExplicitlyDenied" => AccessOutcome.ExplicitDeny,
        "ImplicitlyDenied" => AccessOutcome.ImplicitDeny,
        _ => throw new InvalidOperationException(line),
    };

    private static string Root()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Plimsoll.slnx")))
        {
            directory = Path.GetDirectoryName(directory)!;
        }

        return directory;
    }
}
