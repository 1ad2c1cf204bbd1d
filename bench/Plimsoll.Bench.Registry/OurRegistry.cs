using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Wire.Client;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Bench.Registry;

/// <summary>Plimsoll as its users run it: logins asked for, permissions checked, all that was answered is on disk.</summary>
internal sealed class OurRegistry : Registry
{
    private static readonly SigningKeys Keys = new("AKIDBENCH00000000000", "bench-secret-of-this-run-only");
    private static readonly JsonTypeInfo<JsonObject> Shape = (JsonTypeInfo<JsonObject>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonObject));

    public override string Name => "Plimsoll";

    public static async Task<OurRegistry> StartAsync(string binary)
    {
        var registry = new OurRegistry();
        var start = new ProcessStartInfo(binary, ["up", "--port", "0", "--data", registry.Data.FullName, "--instances", "0"]) { RedirectStandardOutput = true };
        start.Environment["PLIMSOLL_ROOT_ACCESS_KEY_ID"] = Keys.AccessKeyId;
        start.Environment["PLIMSOLL_ROOT_SECRET_ACCESS_KEY"] = Keys.SecretAccessKey;
        registry.Process = Process.Start(start)!;
        while (await registry.Process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Array.Find(line.Split(' '), word => word.StartsWith("http://", StringComparison.Ordinal)) is { } endpoint)
            {
                await registry.LogInAsync(new Uri(endpoint));
                return registry;
            }
        }

        throw new InvalidOperationException("The server ended before it answered.");
    }

    private async Task LogInAsync(Uri endpoint)
    {
        Port = endpoint.Port;
        using var http = new HttpClient();
        var client = new AwsClient(http, endpoint, "us-east-1", () => Keys, TimeProvider.System);
        await CallAsync(client, "CreateRepository", new JsonObject { ["repositoryName"] = "bench" });
        var answer = await CallAsync(client, "GetAuthorizationToken", []);
        var token = answer["authorizationData"]![0]!["authorizationToken"]!.GetValue<string>();
        Authorization = $"Authorization: Basic {token}\r\n";
        Password = Encoding.UTF8.GetString(Convert.FromBase64String(token))["AWS:".Length..];
    }

    private static Task<JsonObject> CallAsync(AwsClient client, string operation, JsonObject input) =>
        client.CallAsync("ecr", $"AmazonEC2ContainerRegistry_V20150921.{operation}", input, Shape, Shape, CancellationToken.None);
}
