using System.Net;
using System.Text.Json;
using Plimsoll.Client;
using Plimsoll.Hosting;
using Plimsoll.Planning;
using Plimsoll.Tailing;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Tests.Tailing;

public sealed class LogReaderTests
{
    private const string Task = "arn:aws:ecs:us-east-1:000000000000:task/default/11111111aaaa";
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task As_many_lines_as_there_can_be_begin_with_a_note_that_some_are_left_out()
    {
        var lines = await ReadAsync(LogReader.MostLines, new LogBeginning(null, Noon));

        Assert.Equal(LogReader.MostLines + 1, lines.Count);
        Assert.Contains("lines left out", lines[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_lines_are_all_that_there_are() => Assert.Equal(3, (await ReadAsync(3, new LogBeginning(null, Noon))).Count);

    [Fact]
    public async Task Who_asks_for_the_last_lines_knows_that_others_are_left_out() =>
        Assert.Equal(LogReader.MostLines, (await ReadAsync(LogReader.MostLines, new LogBeginning(LogReader.MostLines, null))).Count);

    private static async Task<IReadOnlyList<LogLine>> ReadAsync(int lines, LogBeginning from)
    {
        using var engine = new Engine(new Output { Lines = [.. Enumerable.Range(0, lines).Select(i => new OutputLine(Noon.AddSeconds(i), $"{i}"))] });
        using var http = new HttpClient(engine);
        var access = new ServerAccess(new ServerFile("http://127.0.0.1:1", "us-east-1", "000000000000", "default", 3), new SigningKeys("AKIDEXAMPLE", "secret"));
        return await new LogReader(new EcsClient(http, access, TimeProvider.System), new ContainerName(Task, "app"), from).NextAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Engine(Output output) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            System.Threading.Tasks.Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(output, PlanJson.Default.Output)) });
    }
}
