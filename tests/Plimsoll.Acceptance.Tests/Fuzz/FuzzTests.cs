using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Fuzz;

/// <summary>
/// Every operation that the published server has, called with seeded inputs of every degree of wrongness: no fault, no hang,
/// no answer that is none, no change of state by a call that was refused, and a state that a new start can read.
/// </summary>
public sealed partial class FuzzTests : IAsyncDisposable
{
    private const int CallsPerOperation = 250;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(45);
    private readonly List<string> _known = [];
    private readonly PublishedServer _server = new();
    private readonly Random _random = new(Seed);

    // Another seed looks elsewhere: PLIMSOLL_FUZZ_SEED=7.
    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("PLIMSOLL_FUZZ_SEED"), out var seed) ? seed : 20261122;

    [Fact(Timeout = 300_000)]
    public async Task No_input_brings_a_fault_a_hang_or_a_change_by_a_refused_call()
    {
        await _server.StartAsync();
        using var client = new FuzzClient(_server.Endpoint);
        var operations = await RegisteredAsync(client);
        using var state = new StateFile(_server.PathOf("state.db"));
        var started = Stopwatch.GetTimestamp();
        var (calls, accepted) = (0, 0);
        for (; calls < operations.Count * CallsPerOperation && Stopwatch.GetElapsedTime(started) < AtMost; calls++)
        {
            accepted += await CallAsync(client, state, operations[_random.Next(operations.Count)]) ? 1 : 0;
        }

        // A fuzzer whose every call is refused at the door proves little.
        Assert.True(accepted > calls / 20, $"Only {accepted} of {calls} calls were accepted.");
        Assert.True(state.Version() > accepted / 20, "The accepted calls changed next to nothing.");
        TestContext.Current.SendDiagnosticMessage($"{calls} calls of {operations.Count} operations, {accepted} accepted");
        await RestartAsync(operations[0]);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task<IReadOnlyList<ApiOperation>> RegisteredAsync(FuzzClient client)
    {
        var registered = new List<ApiOperation>();
        foreach (var model in Directory.GetFiles(Repository.Models(), "*.json").Order(StringComparer.Ordinal).Select(ApiModel.Read))
        {
            foreach (var operation in model.Operations.Where(_ => model.IsQuery || model.Target.Length > 0))
            {
                var answer = await client.SendAsync(operation, Encoding.UTF8.GetBytes(model.IsQuery ? $"Action={operation.Name}" : "[]"));
                if (!answer.IsUnknown)
                {
                    registered.Add(operation);
                }
            }
        }

        Assert.Contains(registered, operation => operation.Name == "RunTask");
        return registered;
    }

    private async Task<bool> CallAsync(FuzzClient client, StateFile state, ApiOperation operation)
    {
        var body = Body(operation);
        var before = state.Version();
        var answer = await SendAsync(client, operation, body);
        if (answer.Status >= 400 && state.Version() != before)
        {
            await AssertUnchangedAsync(client, state, operation, body);
        }

        foreach (Match arn in Arns().Matches(answer.Body))
        {
            _known.Add(arn.Value);
            if (_known.Count > 200)
            {
                _known.RemoveAt(_random.Next(_known.Count));
            }
        }

        return answer.Status == 200;
    }

    // A control loop may have written meanwhile what an earlier call asked for: then the same call changes nothing when it is repeated.
    private static async Task AssertUnchangedAsync(FuzzClient client, StateFile state, ApiOperation operation, byte[] body)
    {
        for (var attempt = 0; attempt < 50; attempt++)
        {
            var before = state.Version();
            if ((await SendAsync(client, operation, body)).Status < 400 || state.Version() == before)
            {
                return;
            }
        }

        Assert.Fail($"{operation} was refused and changed the state: {Shown(body)}");
    }

    private static async Task<FuzzAnswer> SendAsync(FuzzClient client, ApiOperation operation, byte[] body)
    {
        try
        {
            var answer = await client.SendAsync(operation, body);
            Assert.True(answer.Status is 200 or (>= 400 and < 500), $"{operation} answered {answer.Status} {answer.Body} to {Shown(body)}");
            return answer;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            throw new InvalidOperationException($"{operation} did not answer ({error.Message}) to {Shown(body)}", error);
        }
    }

    private byte[] Body(ApiOperation operation)
    {
        // Half of the random inputs are right in shape: wrong names and values alone lead deeper into the operation.
        var generator = new Generator(_random, _known) { Rate = _random.Next(2) == 0 ? 0 : 0.06 };
        var value = Examples.Of(operation) is { } example && _random.Next(3) > 0
            ? _random.Next(2) == 0 ? example : new Mutation(_random, generator).One(example)
            : operation.Input is { } input ? generator.Make(operation.Model, input) : new Value.Members([]);
        var bytes = Encoding.UTF8.GetBytes(operation.Model.IsQuery
            ? $"Action={operation.Name}&Version={operation.Model.Version}{ValueText.Form(value)}"
            : ValueText.Json(value));
        return _random.Next(20) == 0 ? Damage(bytes) : bytes;
    }

    private byte[] Damage(byte[] bytes)
    {
        var place = _random.Next(bytes.Length + 1);
        var noise = new byte[_random.Next(1, 30)];
        _random.NextBytes(noise);
        return _random.Next(3) switch
        {
            0 => bytes[..place],
            1 => [.. bytes[..place], .. noise, .. bytes[place..]],
            _ => noise,
        };
    }

    private async Task RestartAsync(ApiOperation any)
    {
        Assert.True(_server.Lives);
        await _server.KillAsync();
        await _server.StartAsync();
        using var client = new FuzzClient(_server.Endpoint);
        await client.SendAsync(any, "{}"u8.ToArray());
    }

    private static string Shown(byte[] body) => $"{Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4000)])} ({body.Length} bytes, {Convert.ToBase64String(body[..Math.Min(body.Length, 4000)])})";

    [GeneratedRegex("arn:aws:[a-zA-Z0-9:/._-]+")]
    private static partial Regex Arns();
}
