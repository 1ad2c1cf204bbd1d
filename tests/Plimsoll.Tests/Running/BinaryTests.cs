using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Running;

/// <summary>The native binary from outside: arguments, exit codes, signals.</summary>
public sealed class BinaryTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Version_prints_one_line()
    {
        var (code, output, _) = await Binary.RunAsync(_home.Path, "version");

        Assert.Equal(0, code);
        Assert.Matches(@"^plimsoll \d+\.\d+\.\d+\n$", output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("up", "--help")]
    [InlineData("env", "--help")]
    [InlineData("status", "--help")]
    [InlineData("explain", "--help")]
    [InlineData("reset", "--help")]
    [InlineData("agent", "--help")]
    [InlineData("demo", "--help")]
    [InlineData("version", "--help")]
    public async Task Help_is_everywhere(params string[] arguments)
    {
        var (code, output, _) = await Binary.RunAsync(_home.Path, arguments);

        Assert.Equal(0, code);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_command_is_an_error_of_usage()
    {
        var (code, _, errors) = await Binary.RunAsync(_home.Path, "stauts");

        Assert.Equal(2, code);
        Assert.Contains("stauts", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_tasks_and_services_can_be_explained()
    {
        var (code, _, errors) = await Binary.RunAsync(_home.Path, "explain", "arn:aws:ecs:eu-west-1:123456789012:cluster/demo");

        Assert.Equal(1, code);
        Assert.Contains("plimsoll plan service", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("env")]
    [InlineData("status")]
    [InlineData("reset")]
    public async Task Without_a_server_the_remedy_is_named(string command)
    {
        var (code, _, errors) = await Binary.RunAsync(_home.Path, command);

        Assert.Equal(1, code);
        Assert.Contains("plimsoll up", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_without_a_key_ends_for_good()
    {
        var (code, _, errors) = await Binary.RunAsync(_home.Path, "agent");

        Assert.Equal(5, code);
        Assert.Contains("AWS_ACCESS_KEY_ID", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/nope")]
    [InlineData("/etc/hostname")]
    [InlineData("/etc/hostname/x")]
    public async Task A_directory_that_cannot_be_used_is_refused_in_words_also_in_the_background(string data)
    {
        var (code, _, errors) = await Binary.RunAsync(_home.Path, "up", "--detach", "--instances", "0", "--port", "0", "--data", data);

        Assert.Equal(1, code);
        Assert.Contains("--data DIR", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_start_in_the_background_is_refused_and_leaves_the_first_ones_log()
    {
        await Binary.RunAsync(_home.Path, "up", "--detach", "--instances", "0", "--port", "0");
        var log = await File.ReadAllTextAsync(_home.Of("plimsoll/server.log"), TestContext.Current.CancellationToken);

        var (code, output, errors) = await Binary.RunAsync(_home.Path, "up", "--detach", "--instances", "0", "--port", "0");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("another plimsoll runs", errors, StringComparison.Ordinal);
        Assert.Contains("answers at", log, StringComparison.Ordinal);
        Assert.Equal(log, await File.ReadAllTextAsync(_home.Of("plimsoll/server.log"), TestContext.Current.CancellationToken));
        Assert.Equal(0, (await Binary.RunAsync(_home.Path, "down")).Code);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_server_in_order(string signal)
    {
        using var server = Binary.Start(_home.Path, "up", "--instances", "0", "--port", "0");
        await server.LineWithAsync("answers at");

        Assert.Equal(0, await server.SignalAsync(signal));
        Assert.False(File.Exists(_home.Of("plimsoll/server.json")));
    }

    [Fact]
    public async Task The_next_start_finds_its_instances_again_whatever_proxy_is_set()
    {
        for (var starts = 0; starts < 2; starts++)
        {
            using var server = Binary.Start(_home.Path, "up", "--instances", "1", "--port", "0");
            await server.LineWithAsync("answers at");
            Assert.Equal(0, await server.SignalAsync("TERM"));
        }
    }

    [Fact]
    public async Task Status_shows_what_is_there()
    {
        using var server = Binary.Start(_home.Path, "up", "--instances", "0", "--port", "0");
        await server.LineWithAsync("answers at");

        var (code, output, _) = await Binary.RunAsync(_home.Path, "status", "--output", "json");

        Assert.Equal(0, code);
        Assert.Contains("\"clusters\": []", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Env_names_the_endpoint_and_the_key()
    {
        using var server = Binary.Start(_home.Path, "up", "--instances", "0", "--port", "0");
        await server.LineWithAsync("answers at");

        var (_, output, _) = await Binary.RunAsync(_home.Path, "env");

        Assert.Matches("export AWS_ENDPOINT_URL=http://127.0.0.1:[1-9]", output);
        Assert.Matches("export AWS_ACCESS_KEY_ID=AKIA", output);
    }
}
