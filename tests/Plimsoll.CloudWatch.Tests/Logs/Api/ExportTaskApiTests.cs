using System.Text.Json;
using Plimsoll.CloudWatch.Tests.Logs.Exports;

namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class ExportTaskApiTests : IAsyncDisposable
{
    private readonly MemoryBuckets _buckets = new();
    private readonly LogsHarness _logs;

    public ExportTaskApiTests()
    {
        _logs = new LogsHarness(_buckets.Open);
        _logs.Service.Start();
    }

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public async Task Each_stream_becomes_a_zipped_object_with_a_line_for_each_event_of_the_time()
    {
        await _logs.MakeAsync("web", "app/1", "empty");
        await _logs.PutAsync("web", "app/1", (-5000, "too old"), (-2000, "one"), (-1000, "two"), (0, "too young"));

        var id = await StartAsync($""" "from":{_logs.Now - 2000},"to":{_logs.Now - 1000},"destinationPrefix":"daily" """);
        await EndAsync(id);

        Assert.Equivalent(new[] { $"daily/{id}/app-1/000000.gz", "daily/aws-logs-write-test" }, _buckets.Keys, strict: true);
        Assert.Equal("2027-01-15T07:59:58.000Z one\n2027-01-15T07:59:59.000Z two\n", _buckets.Unzipped($"daily/{id}/app-1/000000.gz"));
    }

    [Fact]
    public async Task Without_a_prefix_objects_lie_under_exportedlogs_and_the_write_test_at_the_top()
    {
        await FillAsync("web", "s");

        var id = await StartAsync("");
        var task = await EndAsync(id);

        Assert.Equal("exportedlogs", task.GetProperty("destinationPrefix").GetString());
        Assert.Equal(["aws-logs-write-test", $"exportedlogs/{id}/s/000000.gz"], _buckets.Keys);
        Assert.Equal("Permission Check Successful"u8, _buckets.Objects["aws-logs-write-test"]);
    }

    [Fact]
    public async Task Only_streams_with_the_prefix_are_exported()
    {
        await FillAsync("web", "a1", "b1");

        var id = await StartAsync(""" "logStreamNamePrefix":"b" """);
        await EndAsync(id);

        Assert.Equal(["aws-logs-write-test", $"exportedlogs/{id}/b1/000000.gz"], _buckets.Keys);
    }

    [Fact]
    public async Task Streams_whose_names_differ_in_a_slash_alone_do_not_overwrite_each_other()
    {
        await FillAsync("web", "a-b", "a/b");

        var id = await StartAsync("");
        await EndAsync(id);

        Assert.EndsWith(" a-b\n", _buckets.Unzipped($"exportedlogs/{id}/a-b/000000.gz"), StringComparison.Ordinal);
        Assert.EndsWith(" a/b\n", _buckets.Unzipped($"exportedlogs/{id}/a-b-2/000000.gz"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_stream_becomes_several_objects_that_hold_every_event_once_and_in_order()
    {
        const int Events = 160;
        await _logs.MakeAsync("web", "s");
        var text = new string('x', 250_000);
        foreach (var chunk in Enumerable.Range(0, Events).Chunk(4))
        {
            await _logs.PutAsync("web", "s", [.. chunk.Select(i => ((long)i, $"{i} {text}"))]);
        }

        var id = await StartAsync($""" "from":0,"to":{_logs.Now + Events} """);
        await EndAsync(id);

        var objects = _buckets.Keys.Where(key => key.EndsWith(".gz", StringComparison.Ordinal)).ToList();
        Assert.Equal([$"exportedlogs/{id}/s/000000.gz", $"exportedlogs/{id}/s/000001.gz"], objects);
        Assert.Equal(
            Enumerable.Range(0, Events).Select(i => $"{i}"),
            objects.SelectMany(key => _buckets.Unzipped(key).Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => line.Split(' ')[1]));
    }

    [Fact]
    public async Task A_task_that_has_ended_says_how_and_when()
    {
        await FillAsync("web", "s");

        var task = await EndAsync(await StartAsync(""" "taskName":"nightly" """));

        Assert.Equal(
            ("COMPLETED", "Completed successfully", "nightly", "web", "logs", _logs.Now, _logs.Now),
            (Status(task), task.GetProperty("status").GetProperty("message").GetString(), task.GetProperty("taskName").GetString(),
                task.GetProperty("logGroupName").GetString(), task.GetProperty("destination").GetString(),
                task.GetProperty("executionInfo").GetProperty("creationTime").GetInt64(), task.GetProperty("executionInfo").GetProperty("completionTime").GetInt64()));
    }

    [Fact]
    public async Task A_second_export_is_refused_while_one_runs()
    {
        await HoldAsync();
        await StartAsync("");

        Assert.Equal(("LimitExceededException", "Resource limit exceeded."), await _logs.FailAsync("CreateExportTask", Input("")));
    }

    [Fact]
    public async Task An_export_that_runs_can_be_cancelled()
    {
        await HoldAsync();
        var id = await StartAsync("");
        await _buckets.Reached.Task;

        await _logs.CallAsync("CancelExportTask", $$"""{"taskId":"{{id}}"}""");

        Assert.Equal("CANCELLED", Status(await EndAsync(id)));
    }

    [Fact]
    public async Task What_has_ended_cannot_be_cancelled()
    {
        await FillAsync("web", "s");
        var id = await StartAsync("");
        await EndAsync(id);

        Assert.Equal(
            ("InvalidOperationException", "The specified export task has already finished"),
            await _logs.FailAsync("CancelExportTask", $$"""{"taskId":"{{id}}"}"""));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_cancelled() => Assert.Equal(
        ("ResourceNotFoundException", "The specified export task does not exist."), await _logs.FailAsync("CancelExportTask", """{"taskId":"none"}"""));

    [Fact]
    public async Task An_unknown_task_is_described_by_an_empty_list() =>
        Assert.Empty((await _logs.CallAsync("DescribeExportTasks", """{"taskId":"none"}""")).GetProperty("exportTasks").EnumerateArray());

    [Fact]
    public async Task Tasks_are_listed_latest_first_by_state_and_page_by_page()
    {
        await FillAsync("web", "s");
        var first = await StartAsync("");
        await EndAsync(first);
        var second = await StartAsync("");
        await EndAsync(second);

        var page = await _logs.CallAsync("DescribeExportTasks", """{"statusCode":"COMPLETED","limit":1}""");
        var next = await _logs.CallAsync(
            "DescribeExportTasks", $$"""{"statusCode":"COMPLETED","limit":1,"nextToken":"{{page.GetProperty("nextToken").GetString()}}"}""");
        var none = await _logs.CallAsync("DescribeExportTasks", """{"statusCode":"FAILED"}""");

        Assert.Equal([second, first], [.. Ids(page), .. Ids(next)]);
        Assert.Empty(Ids(none));
    }

    [Fact]
    public async Task A_restart_takes_an_export_up_again_that_was_cut_off()
    {
        await HoldAsync();
        var id = await StartAsync("");
        await _buckets.Reached.Task;

        _buckets.Gate = Task.CompletedTask;
        await _logs.RestartAsync();

        Assert.Equal("COMPLETED", Status(await EndAsync(id)));
        Assert.Contains($"exportedlogs/{id}/s/000000.gz", _buckets.Keys);
    }

    [Fact]
    public async Task A_bucket_that_stops_taking_objects_fails_the_export_with_the_reason()
    {
        var gate = await HoldAsync();
        var id = await StartAsync("");
        await _buckets.Reached.Task;

        _buckets.Fault = "s3://logs refused: AccessDenied";
        gate.SetResult();

        var task = await EndAsync(id);
        Assert.Equal(("FAILED", "s3://logs refused: AccessDenied"), (Status(task), task.GetProperty("status").GetProperty("message").GetString()));
    }

    [Fact]
    public async Task The_export_of_a_group_that_is_deleted_meanwhile_fails()
    {
        var gate = await HoldAsync();
        var id = await StartAsync("");
        await _buckets.Reached.Task;

        await _logs.CallAsync("DeleteLogGroup", """{"logGroupName":"web"}""");
        gate.SetResult();

        Assert.Equal("FAILED", Status(await EndAsync(id)));
    }

    [Theory]
    [InlineData("other-bucket")]
    [InlineData("No Bucket")]
    public async Task A_bucket_that_is_not_there_is_refused(string bucket)
    {
        await FillAsync("web", "s");

        Assert.Equal(
            ("InvalidParameterException", "The given bucket does not exist. Please make sure the bucket is valid."),
            await _logs.FailAsync("CreateExportTask", Input("", bucket)));
    }

    [Fact]
    public async Task A_bucket_that_cannot_be_written_is_refused_in_AWS_s_words_and_with_the_reason()
    {
        await FillAsync("web", "s");
        _buckets.Fault = "AccessDenied";

        Assert.Equal(
            ("InvalidParameterException",
                "PutObject call on the given bucket failed. Please check if CloudWatch Logs has been granted permission to perform this operation. (AccessDenied)"),
            await _logs.FailAsync("CreateExportTask", Input("")));
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_waited_for_no_longer_than_ten_seconds()
    {
        await FillAsync("web", "s");
        _buckets.Silence = Timeout.InfiniteTimeSpan;

        var refused = _logs.FailAsync("CreateExportTask", Input(""));
        await _buckets.Asked.Task;
        _logs.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.EndsWith("(no answer within 10 s)", (await refused).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_is_not_there_is_refused() => Assert.Equal(
        ("ResourceNotFoundException", "The specified log group does not exist."), await _logs.FailAsync("CreateExportTask", Input("")));

    [Fact]
    public async Task Without_a_service_to_export_to_the_option_is_named()
    {
        await using var logs = new LogsHarness();
        await logs.MakeAsync("web");

        var (code, message) = await logs.FailAsync("CreateExportTask", Input(""));

        Assert.Equal("InvalidParameterException", code);
        Assert.Contains("--s3-endpoint", message, StringComparison.Ordinal);
    }

    private async Task FillAsync(string group, params string[] streams)
    {
        await _logs.MakeAsync(group, streams);
        foreach (var stream in streams)
        {
            await _logs.PutAsync(group, stream, (0, stream));
        }
    }

    // Exports stop at their first object until the gate opens.
    private async Task<TaskCompletionSource> HoldAsync()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _buckets.Gate = gate.Task;
        await FillAsync("web", "s");
        return gate;
    }

    private async Task<string> StartAsync(string more) => (await _logs.CallAsync("CreateExportTask", Input(more))).GetProperty("taskId").GetString()!;

    private string Input(string more, string bucket = MemoryBuckets.Name)
    {
        var range = more.Contains("\"from\"", StringComparison.Ordinal) ? "" : $""","from":0,"to":{_logs.Now}""";
        return $$"""{"logGroupName":"web","destination":"{{bucket}}"{{range}}{{(more.Length > 0 ? "," : "")}}{{more}}}""";
    }

    private async Task<JsonElement> EndAsync(string id)
    {
        while (true)
        {
            var task = (await _logs.CallAsync("DescribeExportTasks", $$"""{"taskId":"{{id}}"}""")).GetProperty("exportTasks")[0];
            if (Status(task) is not ("PENDING" or "RUNNING" or "PENDING_CANCEL"))
            {
                return task;
            }

            await Task.Yield();
        }
    }

    private static string[] Ids(JsonElement page) =>
        [.. page.GetProperty("exportTasks").EnumerateArray().Select(task => task.GetProperty("taskId").GetString()!)];

    private static string Status(JsonElement task) => task.GetProperty("status").GetProperty("code").GetString()!;
}
