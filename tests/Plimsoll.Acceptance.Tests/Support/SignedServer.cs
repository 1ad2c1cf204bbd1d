using System.Diagnostics;
using System.Text.Json;

namespace Plimsoll.Acceptance.Tests.Support;

/// <summary>The published program with signatures on and without instances, and the real <c>aws</c> pointed at it with whose keys a test likes.</summary>
public sealed class SignedServer : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("plimsoll-signed-");
    private Process? _process;

    /// <summary>Variables of the root user.</summary>
    public IReadOnlyDictionary<string, string> Root { get; private set; } = new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        _process = Process.Start(new ProcessStartInfo(Repository.Binary(), ["up", "--port", "0", "--instances", "0", "--data", _data.FullName]) { RedirectStandardOutput = true })!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (await _process.StandardOutput.ReadLineAsync(deadline.Token) is { } line && !line.Contains("answers at", StringComparison.Ordinal))
        {
        }

        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var exports = await Command.RunAsync(Repository.Binary(), ["env", "--data", _data.FullName]);
        Root = exports.Output.Split('\n').Where(line => line.StartsWith("export ", StringComparison.Ordinal))
            .Select(line => line["export ".Length..].Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim('\''));
    }

    /// <summary>Path of a file in the data directory.</summary>
    public string PathOf(string name) => Path.Combine(_data.FullName, name);

    /// <summary>Runs <c>aws</c>; arguments apart by blanks, those with blanks follow in <paramref name="more"/>.</summary>
    /// <param name="who">Whose variables.</param>
    /// <param name="arguments">Arguments.</param>
    /// <param name="more">Further ones.</param>
    /// <returns>What it printed, as JSON; undefined for nothing.</returns>
    internal async Task<JsonElement> AwsAsync(IReadOnlyDictionary<string, string> who, string arguments, params string[] more)
    {
        var run = await TryAwsAsync(who, arguments, more);
        Assert.True(run.Code == 0, $"aws {arguments}: {run.Error}");
        return run.Output.Length == 0 ? default : JsonElement.Parse(run.Output);
    }

    /// <summary>Runs <c>aws</c>, whatever comes of it.</summary>
    internal Task<Command> TryAwsAsync(IReadOnlyDictionary<string, string> who, string arguments, params string[] more) => Command.RunAsync(
        "aws",
        [.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. more, "--output", "json", "--endpoint-url", Root["AWS_ENDPOINT_URL"]],
        who);

    /// <summary>The variables of somebody, from an answer that tells keys.</summary>
    internal IReadOnlyDictionary<string, string> With(JsonElement keys) => new Dictionary<string, string>(Root)
    {
        ["AWS_ACCESS_KEY_ID"] = keys.GetProperty("AccessKeyId").GetString()!,
        ["AWS_SECRET_ACCESS_KEY"] = keys.GetProperty("SecretAccessKey").GetString()!,
        ["AWS_SESSION_TOKEN"] = keys.TryGetProperty("SessionToken", out var token) ? token.GetString()! : "",
    };

    public async ValueTask DisposeAsync()
    {
        await Command.RunAsync(Repository.Binary(), ["down", "--data", _data.FullName]);
        _process!.Dispose();
        _data.Delete(recursive: true);
    }
}
