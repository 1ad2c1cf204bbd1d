using System.IO.Compression;
using System.Text.Json;
using Plimsoll.Acceptance.Tests.Support;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Aws;

/// <summary>Logs exported by the real <c>aws</c> into a real S3-compatible server.</summary>
public sealed class LogExportTests : IAsyncDisposable
{
    private const string Bucket = "exports";
    private readonly S3Process _s3 = new(Bucket);
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("plimsoll-export-");
    private PublishedServer? _server;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await _s3.DisposeAsync();
        _files.Delete(recursive: true);
    }

    [Fact]
    public async Task What_was_put_by_PutLogEvents_is_read_from_the_bucket()
    {
        await _s3.StartAsync();
        _server = new PublishedServer(["--s3-endpoint", _s3.Endpoint!.ToString()], Keys);
        await _server.StartAsync();
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await AwsAsync(_server.Endpoint, "logs create-log-group --log-group-name web");
        await AwsAsync(_server.Endpoint, "logs create-log-stream --log-group-name web --log-stream-name app/1");
        await AwsAsync(_server.Endpoint, $"logs put-log-events --log-group-name web --log-stream-name app/1 --log-events timestamp={now},message=hello");

        var id = (await AwsAsync(_server.Endpoint, $"logs create-export-task --log-group-name web --from 0 --to {now} --destination {Bucket}"))
            .GetProperty("taskId").GetString()!;
        await LocalCluster.Until(async () => await StatusAsync(id) is not ("PENDING" or "RUNNING"), "the export");

        Assert.Equal("COMPLETED", await StatusAsync(id));
        var time = DateTimeOffset.FromUnixTimeMilliseconds(now).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"{time} hello\n", await ReadAsync($"exportedlogs/{id}/app-1/000000.gz"));
    }

    private static Dictionary<string, string> Keys => new()
    {
        ["AWS_ACCESS_KEY_ID"] = S3Process.Key,
        ["AWS_SECRET_ACCESS_KEY"] = S3Process.Key,
        ["AWS_DEFAULT_REGION"] = "us-east-1",
    };

    private async Task<string?> StatusAsync(string id) => (await AwsAsync(_server!.Endpoint, "logs describe-export-tasks --task-id " + id))
        .GetProperty("exportTasks")[0].GetProperty("status").GetProperty("code").GetString();

    private async Task<string> ReadAsync(string key)
    {
        var path = Path.Combine(_files.FullName, "object.gz");
        await AwsAsync(_s3.Endpoint!, $"s3api get-object --bucket {Bucket} --key {key} {path}");
        await using var zip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(zip);
        return await reader.ReadToEndAsync();
    }

    private static async Task<JsonElement> AwsAsync(Uri endpoint, string arguments)
    {
        var run = await Command.RunAsync(
            "aws", [.. arguments.Split(' '), "--output", "json", "--endpoint-url", endpoint.ToString()], Keys);
        Assert.True(run.Code == 0, $"aws {arguments}: {run.Error}");
        return run.Output.Length == 0 ? default : JsonElement.Parse(run.Output);
    }
}
