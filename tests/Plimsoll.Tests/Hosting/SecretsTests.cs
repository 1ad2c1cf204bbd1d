using System.Text;
using System.Text.Json.Nodes;
using Plimsoll.Hosting;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Hosting;

/// <summary>Secrets and parameters in the whole program.</summary>
public sealed class SecretsTests : IDisposable
{
    private const string Value = "correct horse battery staple";
    private readonly TemporaryDirectory _data = new();
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task They_are_there_after_a_restart_and_in_no_file_in_clear()
    {
        await using (var server = await StartAsync())
        {
            await CallAsync(server, "secretsmanager.CreateSecret", new JsonObject { ["Name"] = "app", ["SecretString"] = Value, ["ClientRequestToken"] = new string('1', 32) });
            await CallAsync(server, "AmazonSSM.PutParameter", new JsonObject { ["Name"] = "/app", ["Value"] = Value, ["Type"] = "SecureString" });
        }

        Assert.DoesNotContain(Directory.EnumerateFiles(_data.Path, "*", SearchOption.AllDirectories), file => Latin1(file).Contains("battery", StringComparison.Ordinal));

        await using var again = await StartAsync();
        Assert.Equal(Value, (string)(await CallAsync(again, "secretsmanager.GetSecretValue", new JsonObject { ["SecretId"] = "app" }))["SecretString"]!);
        Assert.Equal(Value, (string)(await CallAsync(again, "AmazonSSM.GetParameter", new JsonObject { ["Name"] = "/app", ["WithDecryption"] = true }))["Parameter"]!["Value"]!);
    }

    [Fact]
    public async Task A_secret_is_read_as_a_parameter()
    {
        await using var server = await StartAsync();
        await CallAsync(server, "secretsmanager.CreateSecret", new JsonObject { ["Name"] = "app", ["SecretString"] = Value, ["ClientRequestToken"] = new string('1', 32) });

        var parameter = (await CallAsync(server, "AmazonSSM.GetParameter", new JsonObject { ["Name"] = "/aws/reference/secretsmanager/app", ["WithDecryption"] = true }))["Parameter"]!;

        Assert.Equal(Value, (string)parameter["Value"]!);
        Assert.Equal(new string('1', 32), (string)JsonNode.Parse((string)parameter["SourceResult"]!)!["VersionId"]!);
    }

    [Fact]
    public async Task A_reset_drops_them()
    {
        await using var server = await StartAsync();
        await CallAsync(server, "secretsmanager.CreateSecret", new JsonObject { ["Name"] = "app", ["ClientRequestToken"] = new string('1', 32) });
        await CallAsync(server, "AmazonSSM.PutParameter", new JsonObject { ["Name"] = "/app", ["Value"] = Value, ["Type"] = "String" });

        await server.Server.ResetAsync();

        Assert.Empty((await CallAsync(server, "secretsmanager.ListSecrets", []))["SecretList"]!.AsArray());
        Assert.Empty((await CallAsync(server, "AmazonSSM.DescribeParameters", []))["Parameters"]!.AsArray());
    }

    [Fact]
    public async Task An_operation_of_Systems_Manager_that_is_not_built_is_refused_by_name()
    {
        await using var server = await StartAsync();

        Assert.Equal("Plimsoll does not have the action SendCommand of the service ssm.", (string)(await CallAsync(server, "AmazonSSM.SendCommand", []))["message"]!);
    }

    private Task<TestServer> StartAsync() => TestServer.StartAsync(TestServer.Options(_data) with { Auth = AuthMode.Off });

    private async Task<JsonNode> CallAsync(TestServer server, string target, JsonObject input)
    {
        using var content = new StringContent(input.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1");
        content.Headers.Add("X-Amz-Target", target);
        using var answer = await _http.PostAsync(server.Server.Endpoint, content);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static string Latin1(string path) => File.ReadAllText(path, Encoding.Latin1);
}
