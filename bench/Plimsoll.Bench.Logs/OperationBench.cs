using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.CloudWatch.Logs;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Bench.Logs;

/// <summary>The operations as the endpoint runs them, from JSON to JSON, without HTTP and signatures.</summary>
internal static class OperationBench
{
    private const int Writers = 8;
    private const string Stream = ",\"logStreamName\":\"stream-0\",\"startFromHead\":true";

    private static readonly CallContext Call = new(
        new Principal(PrincipalKind.Root, "111122223333", "arn:aws:iam::111122223333:root", "111122223333"), "us-east-1", "bench", "http://127.0.0.1", default);

    public static async Task RunAsync(string path, int total)
    {
        await using var service = new LogsService(
            new LogsOptions { Path = path, Tokens = new PageTokens(new byte[32]), Time = TimeProvider.System }, NullLoggerFactory.Instance);
        await CallAsync(service, "CreateLogGroup", """{"logGroupName":"bench"}""");
        for (var i = 0; i < Writers; i++)
        {
            await CallAsync(service, "CreateLogStream", $$"""{"logGroupName":"bench","logStreamName":"stream-{{i}}"}""");
        }

        foreach (var batch in new[] { 1, 100, 8000 })
        {
            var calls = Math.Max(1, Math.Min(total, batch * 20_000) / batch / Writers);
            await Report.MeasureAsync(
                string.Create(CultureInfo.InvariantCulture, $"PutLogEvents, {Writers} callers, {batch} a call"),
                () => PutAsync(service, calls, batch),
                seconds => string.Create(CultureInfo.InvariantCulture, $"{calls * Writers / seconds:N0} calls/s"));
        }

        await Report.MeasureAsync("GetLogEvents, pages of 10,000", () => FollowAsync(service, "GetLogEvents", Stream, "nextForwardToken"));
        var stored = await Report.MeasureAsync("FilterLogEvents, all", () => FollowAsync(service, "FilterLogEvents", "", "nextToken"));
        foreach (var pattern in new[] { "nowhere", "%n[o]where%", "[..., nowhere=x, last]", "{ $.a = 1 }" })
        {
            await Report.MeasureAsync($"FilterLogEvents, no match for {pattern}", async () =>
            {
                await FollowAsync(service, "FilterLogEvents", $",\"filterPattern\":\"{pattern}\"", "nextToken");
                return stored;
            });
        }
    }

    private static async Task<int> PutAsync(LogsService service, int calls, int batch)
    {
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            var one = $$"""{"timestamp":{{now}},"message":"{{StoreBench.Message}}"}""";
            var body = $$"""{"logGroupName":"bench","logStreamName":"stream-{{writer}}","logEvents":[{{string.Join(',', Enumerable.Repeat(one, batch))}}]}""";
            for (var i = 0; i < calls; i++)
            {
                await CallAsync(service, "PutLogEvents", body);
            }
        })));
        return calls * Writers * batch;
    }

    private static async Task<int> FollowAsync(LogsService service, string operation, string rest, string tokenName)
    {
        var (events, sent) = (0, (string?)null);
        while (true)
        {
            var page = await CallAsync(service, operation, $$"""{"logGroupName":"bench"{{(sent is null ? "" : $",\"nextToken\":\"{sent}\"")}}{{rest}}}""");
            events += page.GetProperty("events").GetArrayLength();
            var token = page.TryGetProperty(tokenName, out var next) ? next.GetString() : null;
            if (token is null || token == sent)
            {
                return events;
            }

            sent = token;
        }
    }

    private static async Task<JsonElement> CallAsync(LogsService service, string name, string json)
    {
        var operation = service.Definition.Operations.Single(o => o.Name == name);
        var input = JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json), operation.Input)!;
        if (Validator.Check(input, operation.Input) is { Count: > 0 } violations)
        {
            throw service.Definition.ValidationError(violations);
        }

        var output = await operation.Invoke(Call, input);
        return JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(output, operation.Output)).RootElement;
    }
}
