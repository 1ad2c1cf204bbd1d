using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Cells;
using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tables;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;
using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Tests.Support;

/// <summary>The whole of Secrets Manager over a store and a clock that stands still: calls as JSON.</summary>
internal sealed class SecretsHarness : IAsyncDisposable
{
    public const string Account = "123456789012";
    public const string Region = "eu-west-1";
    private readonly Dictionary<string, Operation> _operations;
    private readonly CellHost _cells;
    private int _tokens;

    public SecretsHarness(IStore? store = null, byte[]? key = null)
    {
        _cells = new CellHost(store ?? new MemoryStore(), new Schema(SecretsManagerService.Tables), Faults.Add);
        Service = new SecretsManagerService(
            new SecretsManagerOptions
            {
                Cells = _cells,
                Tokens = new PageTokens(new byte[32]),
                ValueKey = key ?? new byte[32],
                Time = Time,
                Authorizer = Authorizer,
            },
            NullLoggerFactory.Instance);
        _operations = Service.Definition.Operations.ToDictionary(operation => operation.Name);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public DenyList Authorizer { get; } = new();

    /// <summary>What effects and watchers threw: a test that ends with any fails.</summary>
    public List<Exception> Faults { get; } = [];

    public SecretsManagerService Service { get; }

    public CallContext Call { get; } = CallOf(Account);

    /// <summary>Somebody of an account.</summary>
    public static CallContext CallOf(string account, string region = Region) => new(
        new Principal(PrincipalKind.User, account, $"arn:aws:iam::{account}:user/ada", "AIDA"), region, "request", "http://127.0.0.1", CancellationToken.None);

    /// <summary>A token of 32 letters that no call had before.</summary>
    public string Token() => $"{++_tokens:D32}";

    /// <summary>Calls an operation; <paramref name="input"/> is JSON with single quotes allowed in place of double ones. A token is put in where one belongs.</summary>
    public Task<JsonNode> CallAsync(string operation, string input = "{}", CallContext? call = null)
    {
        var node = JsonNode.Parse(input.Replace('\'', '"'))!;
        if (operation is "CreateSecret" or "PutSecretValue" or "UpdateSecret" or "RotateSecret" && node["ClientRequestToken"] is null)
        {
            node["ClientRequestToken"] = Token();
        }

        return RawAsync(operation, node, call);
    }

    /// <summary>Calls an operation with nothing put in.</summary>
    public async Task<JsonNode> RawAsync(string operation, JsonNode input, CallContext? call = null)
    {
        var found = _operations[operation];
        var value = input.Deserialize(found.Input)!;
        if (Validator.Check(value, found.Input) is { Count: > 0 } violations)
        {
            throw Service.Definition.ValidationError(violations);
        }

        Service.Definition.Authorize!(call ?? Call, operation, value);
        return JsonSerializer.SerializeToNode(await found.Invoke(call ?? Call, value), found.Output)!;
    }

    /// <summary>The error that an operation answers, as <c>Code: message</c>.</summary>
    public async Task<string> RefusalAsync(string operation, string input = "{}", CallContext? call = null)
    {
        var error = await Assert.ThrowsAsync<AwsException>(() => CallAsync(operation, input, call));
        Assert.Equal(400, error.Status);
        return $"{error.Code}: {error.Message}";
    }

    /// <summary>Makes a secret with a value; answers its ARN.</summary>
    public async Task<string> MakeAsync(string name, string value = "first", string more = "") =>
        (string)(await CallAsync("CreateSecret", $"{{'Name':'{name}','SecretString':'{value}'{more}}}"))["ARN"]!;

    /// <summary>Puts a value; answers its version.</summary>
    public async Task<string> PutAsync(string name, string value, string more = "") =>
        (string)(await CallAsync("PutSecretValue", $"{{'SecretId':'{name}','SecretString':'{value}'{more}}}"))["VersionId"]!;

    /// <summary>The value of a secret.</summary>
    public async Task<string> ValueAsync(string id, string more = "") =>
        (string)(await CallAsync("GetSecretValue", $"{{'SecretId':'{id}'{more}}}"))["SecretString"]!;

    /// <summary>The labels of a secret's versions, as JSON.</summary>
    public async Task<string> LabelsAsync(string id) => (await CallAsync("DescribeSecret", $"{{'SecretId':'{id}'}}"))["VersionIdsToStages"]?.ToJsonString() ?? "";

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await _cells.DisposeAsync();
        Assert.Empty(Faults);
    }
}
