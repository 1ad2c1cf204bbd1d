using System.Text.Json;

namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class QueryApiTests : IAsyncDisposable
{
    private readonly LogsHarness _logs = new();

    public QueryApiTests() => _logs.Service.Start();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public async Task A_query_reads_only_its_groups_and_its_time_both_ends_included()
    {
        await _logs.MakeAsync("web", "s");
        await _logs.MakeAsync("db", "s");
        await _logs.PutAsync("web", "s", (-5000, "early"), (-4000, "first"), (0, "last"), (1000, "late"));
        await _logs.PutAsync("db", "s", (-1000, "other"));
        var second = _logs.Now / 1000;

        var answer = await ResultsAsync($$"""{"logGroupName":"web","startTime":{{second - 4}},"endTime":{{second}},"queryString":"fields @message"}""");

        Assert.Equal(["last", "first"], Values(answer, "@message"));
        Assert.Equal(2, answer.GetProperty("statistics").GetProperty("recordsScanned").GetDouble());
    }

    [Fact]
    public async Task Several_groups_are_read_as_one_in_order_of_time()
    {
        await _logs.MakeAsync("web", "s");
        await _logs.MakeAsync("db", "s");
        await _logs.PutAsync("web", "s", (-3000, "1"), (-1000, "3"));
        await _logs.PutAsync("db", "s", (-2000, "2"), (0, "4"));
        Assert.Equal(["4", "3", "2", "1"], Values(await RunAsync("fields @message", "web", "db"), "@message"));
        Assert.Equal(["1", "2", "3", "4"], Values(await RunAsync("fields @message | sort @timestamp", "web", "db"), "@message"));
    }

    [Fact]
    public async Task An_answer_larger_than_a_slice_of_the_store_is_whole()
    {
        await _logs.MakeAsync("web", "s");
        for (var i = 0; i < 5; i++)
        {
            await _logs.PutAsync("web", "s", [.. Enumerable.Range(0, 900).Select(n => (-1L, new string('x', 1000)))]);
        }

        Assert.Equal(["4500"], Values(await RunAsync("stats count(*) as n", "web"), "n"));
    }

    [Fact]
    public async Task A_row_of_an_event_names_it_for_GetLogRecord()
    {
        await _logs.MakeAsync("web", "s");
        await _logs.PutAsync("web", "s", (0, """{"a":{"b":7}}"""));
        var pointer = Values(await RunAsync("fields a.b", "web"), "@ptr").Single();
        var record = (await _logs.CallAsync("GetLogRecord", $$"""{"logRecordPointer":"{{pointer}}"}""")).GetProperty("logRecord");
        Assert.Equal(("7", "111122223333:web"), (record.GetProperty("a.b").GetString(), record.GetProperty("@log").GetString()));
    }

    [Fact]
    public async Task Rows_come_in_pages_where_fewer_are_asked_for()
    {
        await _logs.MakeAsync("web", "s");
        await _logs.PutAsync("web", "s", (0, "1"), (0, "2"), (0, "3"));
        var id = await StartAsync("fields @message", "web");
        await EndAsync(id);
        var first = await _logs.CallAsync("GetQueryResults", $$"""{"queryId":"{{id}}","maxItems":2}""");
        var second = await _logs.CallAsync("GetQueryResults", $$"""{"queryId":"{{id}}","nextToken":"{{first.GetProperty("nextToken").GetString()}}"}""");
        Assert.Equal(["3", "2", "1"], [.. Values(first, "@message"), .. Values(second, "@message")]);
    }

    [Fact]
    public async Task A_query_that_has_ended_is_listed_and_cannot_be_stopped()
    {
        await _logs.MakeAsync("web", "s");
        var id = await StartAsync("stats count(*)", "web");
        await EndAsync(id);
        var listed = (await _logs.CallAsync("DescribeQueries", """{"status":"Complete"}""")).GetProperty("queries")[0];
        Assert.Equal((id, "stats count(*)"), (listed.GetProperty("queryId").GetString(), listed.GetProperty("queryString").GetString()));
        Assert.Equal(("InvalidParameterException", $"The query {id} is not running."), await _logs.FailAsync("StopQuery", $$"""{"queryId":"{{id}}"}"""));
    }

    [Fact]
    public async Task A_query_of_another_region_is_not_found()
    {
        await _logs.MakeAsync("web", "s");
        var id = await StartAsync("stats count(*)", "web");
        var error = await Assert.ThrowsAsync<Plimsoll.Wire.Errors.AwsException>(() => _logs.CallAsync("GetQueryResults", $$"""{"queryId":"{{id}}"}""", "us-east-1"));
        Assert.Equal("ResourceNotFoundException", error.Code);
    }

    [Fact]
    public async Task The_groups_of_a_query_are_listed()
    {
        await _logs.MakeAsync("web");
        await _logs.MakeAsync("db");
        var id = await StartAsync("limit 1", "web", "db");
        Assert.Equal("""["web","db"]""", (await _logs.CallAsync("ListLogGroupsForQuery", $$"""{"queryId":"{{id}}"}""")).GetProperty("logGroupIdentifiers").GetRawText());
    }

    [Fact]
    public async Task A_restart_forgets_queries_and_says_so()
    {
        await _logs.MakeAsync("web", "s");
        var id = await StartAsync("limit 1", "web");
        await EndAsync(id);

        await _logs.RestartAsync();

        Assert.Equal(("ResourceNotFoundException", $"Query id {id} does not exist."), await _logs.FailAsync("StopQuery", $$"""{"queryId":"{{id}}"}"""));
    }

    [Fact]
    public async Task After_a_restart_queries_run_and_one_that_has_ended_cannot_be_stopped()
    {
        await _logs.MakeAsync("web", "s");
        await _logs.RestartAsync();
        var id = await StartAsync("limit 1", "web");
        await EndAsync(id);
        Assert.Equal("InvalidParameterException", (await _logs.FailAsync("StopQuery", $$"""{"queryId":"{{id}}"}""")).Code);
    }

    [Theory]
    [InlineData(""" "logGroupName":"web","queryString":"nonsense" """, "MalformedQueryException")]
    [InlineData(""" "logGroupName":"none","queryString":"limit 1" """, "ResourceNotFoundException")]
    [InlineData(""" "queryString":"limit 1" """, "InvalidParameterException")]
    [InlineData(""" "logGroupName":"web","logGroupNames":["web"],"queryString":"limit 1" """, "InvalidParameterException")]
    [InlineData(""" "logGroupName":"web","queryString":"limit 1","queryLanguage":"SQL" """, "InvalidParameterException")]
    public async Task A_wrong_query_is_refused(string input, string code)
    {
        await _logs.MakeAsync("web", "s");
        Assert.Equal(code, (await _logs.FailAsync("StartQuery", $$"""{"startTime":0,"endTime":1,{{input}}}""")).Code);
    }

    [Fact]
    public async Task A_saved_query_can_be_changed_found_by_prefix_and_deleted_once()
    {
        var id = (await _logs.CallAsync("PutQueryDefinition", """{"name":"team/errors","queryString":"limit 1"}""")).GetProperty("queryDefinitionId").GetString();
        await _logs.CallAsync("PutQueryDefinition", $$"""{"name":"team/errors","queryString":"limit 2","queryDefinitionId":"{{id}}"}""");
        var found = (await _logs.CallAsync("DescribeQueryDefinitions", """{"queryDefinitionNamePrefix":"team/"}""")).GetProperty("queryDefinitions");
        Assert.Equal((1, "limit 2"), (found.GetArrayLength(), found[0].GetProperty("queryString").GetString()));
        Assert.True((await _logs.CallAsync("DeleteQueryDefinition", $$"""{"queryDefinitionId":"{{id}}"}""")).GetProperty("success").GetBoolean());
        Assert.Equal("ResourceNotFoundException", (await _logs.FailAsync("DeleteQueryDefinition", $$"""{"queryDefinitionId":"{{id}}"}""")).Code);
    }

    private async Task<JsonElement> RunAsync(string query, params string[] groups) => await EndAsync(await StartAsync(query, groups));

    private async Task<string> StartAsync(string query, params string[] groups) => (await _logs.CallAsync(
        "StartQuery",
        $$"""{"logGroupNames":[{{string.Join(',', groups.Select(LogsHarness.Quote))}}],"startTime":0,"endTime":{{_logs.Now / 1000}},"queryString":{{LogsHarness.Quote(query)}}}"""))
        .GetProperty("queryId").GetString()!;

    private async Task<JsonElement> ResultsAsync(string input) =>
        await EndAsync((await _logs.CallAsync("StartQuery", input)).GetProperty("queryId").GetString()!);

    private async Task<JsonElement> EndAsync(string id)
    {
        while (true)
        {
            var answer = await _logs.CallAsync("GetQueryResults", $$"""{"queryId":"{{id}}"}""");
            if (answer.GetProperty("status").GetString() is not ("Scheduled" or "Running"))
            {
                Assert.Equal("Complete", answer.GetProperty("status").GetString());
                return answer;
            }

            await Task.Yield();
        }
    }

    private static string[] Values(JsonElement answer, string field) =>
    [
        .. answer.GetProperty("results").EnumerateArray().SelectMany(row => row.EnumerateArray())
            .Where(cell => cell.GetProperty("field").GetString() == field).Select(cell => cell.GetProperty("value").GetString()!),
    ];
}
