using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Cells;
using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tables;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Tests.Support;

/// <summary>The whole of ECS over a store in memory and a clock that stands still: JSON in, JSON out, as the endpoint does it.</summary>
internal sealed class EcsHarness : IAsyncDisposable
{
    public const string Account = "123456789012";
    public const string Region = "eu-west-1";

    private readonly Dictionary<string, Operation> _operations;

    public EcsHarness(IStore? store = null, FakeTimeProvider? time = null, ITaskRoles? roles = null, ICallAuthenticator? authenticator = null)
    {
        Time = time ?? new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        Cells = new CellHost(store ?? new MemoryStore(), new Schema(EcsService.Tables, () => EcsService.Derive(seed: 1)), Faults.Add);
        Service = new EcsService(
            new EcsOptions
            {
                Cells = Cells,
                Tokens = new PageTokens(new byte[32]),
                Time = Time,
                Authenticator = authenticator ?? new OpenAuthenticator(new NoKeys(), Account, Region),
                Authorizer = new Everything(),
                Roles = roles ?? new FakeRoles(Time),
            },
            NullLoggerFactory.Instance);
        _operations = Service.Definition.Operations.ToDictionary(operation => operation.Name);
    }

    public FakeTimeProvider Time { get; }

    public CellHost Cells { get; }

    public EcsService Service { get; }

    /// <summary>What effects and watchers threw: a test that ends with any fails.</summary>
    public List<Exception> Faults { get; } = [];

    public CallContext Call { get; init; } = As(PrincipalKind.User, $"arn:aws:iam::{Account}:user/ada");

    public Cell Cell => Cells.Get(Account, Region);

    public static CallContext As(PrincipalKind kind, string arn) =>
        new(new Principal(kind, Account, arn, "AIDA"), Region, "request", "http://127.0.0.1:4566", CancellationToken.None);

    /// <summary>Calls an operation; <paramref name="input"/> is JSON with single quotes allowed in place of double ones.</summary>
    public async Task<JsonNode> CallAsync(string operation, string input = "{}", CallContext? call = null)
    {
        var found = _operations[operation];
        var value = JsonSerializer.Deserialize(input.Replace('\'', '"'), found.Input)!;
        if (Validator.Check(value, found.Input) is { Count: > 0 } violations)
        {
            throw ValidationMessages.InvalidParameter(violations);
        }

        return JsonSerializer.SerializeToNode(await found.Invoke(call ?? Call, value), found.Output)!;
    }

    /// <summary>Names of the operations.</summary>
    public IEnumerable<string> Operations => _operations.Keys;

    /// <summary>What a call of an operation needs; null when the operation does not say.</summary>
    public IReadOnlyList<Need>? Needs(string operation, string input = "{}") =>
        _operations[operation] is { Needs: { } needs } found ? [.. needs(Call, JsonSerializer.Deserialize(input.Replace('\'', '"'), found.Input)!)] : null;

    /// <summary>The error that an operation answers, as <c>Code: message</c>.</summary>
    public async Task<string> RefusalAsync(string operation, string input = "{}", CallContext? call = null)
    {
        var error = await Assert.ThrowsAsync<AwsException>(() => CallAsync(operation, input, call));
        return $"{error.Code}: {error.Message}";
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Cells.DisposeAsync();
        Assert.Empty(Faults);
    }
}
