using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.CloudWatch.Logs;
using Plimsoll.Conformance;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;
using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Tests.Logs.Api;

/// <summary>The service over a real file, called with JSON as the endpoint calls it, at a time that the test moves.</summary>
internal sealed class LogsHarness : IAsyncDisposable
{
    public const string Account = "111122223333";
    public const string Region = "eu-west-1";

    private static readonly ApiModel? Model = ApiModel.Find("logs");
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-logs");

    private readonly Func<string, IExportBucket>? _openBucket;

    public LogsHarness(Func<string, IExportBucket>? openBucket = null)
    {
        _openBucket = openBucket;
        Service = Open();
    }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000));

    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    public LogsService Service { get; private set; }

    /// <summary>Ends the service and begins another over the same file.</summary>
    public async Task RestartAsync()
    {
        await Service.DisposeAsync();
        Service = Open();
        Service.Start();
    }

    public async Task<JsonElement> CallAsync(string operation, string json, string region = Region)
    {
        var found = Service.Definition.Operations.Single(o => o.Name == operation);
        var input = JsonSerializer.Deserialize(json, found.Input)!;
        if (Validator.Check(input, found.Input) is { Count: > 0 } violations)
        {
            throw Service.Definition.ValidationError(violations);
        }

        var principal = new Principal(PrincipalKind.Root, Account, $"arn:aws:iam::{Account}:root", Account);
        var output = await found.Invoke(new CallContext(principal, region, "request", "http://127.0.0.1:4566", CancellationToken.None), input);
        return JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(output, found.Output)).RootElement;
    }

    public async Task<(string Code, string Message)> FailAsync(string operation, string json)
    {
        var error = await Assert.ThrowsAsync<AwsException>(() => CallAsync(operation, json));

        // Whatever is refused is refused as the operation's model says; a wrong input is the same error for all.
        if (Model is { } model && error.Code != "InvalidParameterException")
        {
            Assert.Contains(error.Code, model.Errors(operation));
        }

        return (error.Code, error.Message);
    }

    public async Task MakeAsync(string group, params string[] streams)
    {
        await CallAsync("CreateLogGroup", $$"""{"logGroupName":"{{group}}"}""");
        foreach (var stream in streams)
        {
            await CallAsync("CreateLogStream", $$"""{"logGroupName":"{{group}}","logStreamName":"{{stream}}"}""");
        }
    }

    /// <summary>Puts events, whose times count in milliseconds from now.</summary>
    public Task<JsonElement> PutAsync(string group, string stream, params (long Offset, string Message)[] events)
    {
        var list = string.Join(',', events.Select(e => $$"""{"timestamp":{{Now + e.Offset}},"message":{{Quote(e.Message)}}}"""));
        return CallAsync("PutLogEvents", $$"""{"logGroupName":"{{group}}","logStreamName":"{{stream}}","logEvents":[{{list}}]}""");
    }

    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    public static string[] Messages(JsonElement answer) => [.. answer.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("message").GetString()!)];

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private LogsService Open() => new(
        new LogsOptions { Path = Path.Combine(_directory.FullName, "logs.db"), Tokens = new PageTokens(new byte[32]), Time = Time, OpenBucket = _openBucket },
        NullLoggerFactory.Instance);
}
