using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Cells;
using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tables;
using Plimsoll.Ecs.Api.AccountSettings;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Tests.Support;

/// <summary>The resources of ECS over a store in memory and a clock that stands still: JSON in, JSON out, as the endpoint does it.</summary>
internal sealed class EcsHarness : IAsyncDisposable
{
    public const string Account = "123456789012";
    public const string Region = "eu-west-1";

    private readonly Dictionary<string, Operation> _operations;

    public EcsHarness(IStore? store = null)
    {
        Cells = new CellHost(store ?? new MemoryStore(), new Schema(EcsTables.All), error => throw error);
        Context = new EcsContext(Cells, new PageTokens(new byte[32]), Time);
        _operations = new IReadOnlyList<Operation>[]
        {
            new ClustersApi(Context).Operations,
            new AccountSettingsApi(Context).Operations,
        }.SelectMany(list => list).ToDictionary(operation => operation.Name);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public CellHost Cells { get; }

    public EcsContext Context { get; }

    public CallContext Call { get; init; } = As(PrincipalKind.User, $"arn:aws:iam::{Account}:user/ada");

    public Cell Cell => Context.Cell(Call);

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

    /// <summary>The error that an operation answers, as <c>Code: message</c>.</summary>
    public async Task<string> RefusalAsync(string operation, string input = "{}", CallContext? call = null)
    {
        var error = await Assert.ThrowsAsync<AwsException>(() => CallAsync(operation, input, call));
        return $"{error.Code}: {error.Message}";
    }

    public ValueTask DisposeAsync() => Cells.DisposeAsync();
}
