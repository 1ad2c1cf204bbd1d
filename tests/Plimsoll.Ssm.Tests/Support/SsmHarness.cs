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

namespace Plimsoll.Ssm.Tests.Support;

/// <summary>The whole of Parameter Store over a store and a clock that stands still: calls as JSON.</summary>
internal sealed class SsmHarness : IAsyncDisposable
{
    public const string Account = "123456789012";
    public const string Region = "eu-west-1";
    private readonly Dictionary<string, Operation> _operations;
    private readonly CellHost _cells;

    public SsmHarness(IStore? store = null, byte[]? key = null)
    {
        _cells = new CellHost(store ?? new MemoryStore(), new Schema(SsmService.Tables), Faults.Add);
        Service = new SsmService(
            new SsmOptions
            {
                Cells = _cells,
                Tokens = new PageTokens(new byte[32]),
                ValueKey = key ?? new byte[32],
                Time = Time,
                Authorizer = Authorizer,
                Image = new PublicImage("ami-0123456789abcdef0", "own", "7", "1.2.3"),
                Since = Time.GetUtcNow(),
                Secrets = Secrets,
            },
            NullLoggerFactory.Instance);
        _operations = Service.Definition.Operations.ToDictionary(operation => operation.Name);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public FakeSecrets Secrets { get; } = new();

    public DenyList Authorizer { get; } = new();

    /// <summary>What effects and watchers threw: a test that ends with any fails.</summary>
    public List<Exception> Faults { get; } = [];

    public SsmService Service { get; }

    public CallContext Call { get; } = new(
        new Principal(PrincipalKind.User, Account, $"arn:aws:iam::{Account}:user/ada", "AIDA"), Region, "request", "http://127.0.0.1", CancellationToken.None);

    /// <summary>Calls an operation; <paramref name="input"/> is JSON with single quotes allowed in place of double ones.</summary>
    public Task<JsonNode> CallAsync(string operation, string input = "{}") => RawAsync(operation, JsonNode.Parse(input.Replace('\'', '"'))!);

    /// <summary>Calls an operation.</summary>
    public async Task<JsonNode> RawAsync(string operation, JsonNode input)
    {
        var found = _operations[operation];
        var value = input.Deserialize(found.Input)!;
        if (Validator.Check(value, found.Input) is { Count: > 0 } violations)
        {
            throw Service.Definition.ValidationError(violations);
        }

        Service.Definition.Authorize!(Call, operation, value);
        return JsonSerializer.SerializeToNode(await found.Invoke(Call, value), found.Output)!;
    }

    /// <summary>The error that an operation answers, as <c>Code: message</c>.</summary>
    public Task<string> RefusalAsync(string operation, string input = "{}") => RefusalAsync(operation, JsonNode.Parse(input.Replace('\'', '"'))!);

    /// <summary>The error that an operation answers, as <c>Code: message</c>.</summary>
    public async Task<string> RefusalAsync(string operation, JsonNode input)
    {
        var error = await Assert.ThrowsAsync<AwsException>(() => RawAsync(operation, input));
        Assert.Equal(400, error.Status);
        return $"{error.Code}: {error.Message}";
    }

    /// <summary>Puts a parameter, over one that may be there.</summary>
    public Task<JsonNode> PutAsync(string name, string value = "v", string more = "") =>
        CallAsync("PutParameter", $"{{'Name':'{name}','Value':'{value}','Type':'String','Overwrite':true{more}}}");

    /// <summary>The value of a parameter, decrypted.</summary>
    public async Task<string> ValueAsync(string name) =>
        (string)(await CallAsync("GetParameter", $"{{'Name':'{name}','WithDecryption':true}}"))["Parameter"]!["Value"]!;

    /// <summary>What <c>DescribeParameters</c> tells of a parameter.</summary>
    public async Task<JsonNode> DescribeAsync(string name) =>
        (await CallAsync("DescribeParameters", $"{{'ParameterFilters':[{{'Key':'Name','Values':['{name}']}}]}}"))["Parameters"]![0]!;

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await _cells.DisposeAsync();
        Assert.Empty(Faults);
    }
}
