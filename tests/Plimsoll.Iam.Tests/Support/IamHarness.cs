using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Cells;
using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tables;
using Plimsoll.Iam.Keys;
using Plimsoll.Iam.WebIdentity;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;
using Plimsoll.Wire.Signing;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Tests.Support;

/// <summary>IAM and STS over a store in memory, called with JSON as the endpoint calls them, at a time that the test moves.</summary>
internal sealed class IamHarness : IAsyncDisposable
{
    public const string Account = "123456789012";
    public const string Region = "eu-west-1";
    public const string Ec2 = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private IamHarness(IStore store, FakeTimeProvider time, IReadOnlyDictionary<string, IReadOnlyList<string>>? linkedUses)
    {
        Time = time;
        Cells = new CellHost(store, new Schema(IamService.Tables, IamService.Derive), error => throw error);
        Iam = new IamService(
            new IamOptions
            {
                Cells = Cells,
                Tokens = new PageTokens(new byte[32]),
                Time = time,
                Keys = new KeyRing
                {
                    RootAccessKeyId = "AKIAROOT000000000000", RootSecretAccessKey = "secret", Created = DateTimeOffset.UnixEpoch,
                    SessionKey = new byte[32], PageTokenKey = new byte[32],
                },
                Account = Account,
                KeySetDirectory = "",
                LinkedRoleUses = (_, _) => linkedUses ?? new Dictionary<string, IReadOnlyList<string>>(),
            },
            KeySets);
    }

    public FakeTimeProvider Time { get; }

    public CellHost Cells { get; }

    public IamService Iam { get; }

    public FakeKeySets KeySets { get; } = new();

    public Principal Root => Iam.Credentials.Root.Principal;

    public static async Task<IamHarness> StartAsync(
        IStore? store = null, FakeTimeProvider? time = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? linkedUses = null)
    {
        var harness = new IamHarness(store ?? new MemoryStore(), time ?? new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)), linkedUses);
        await harness.Iam.StartAsync();
        return harness;
    }

    /// <summary>Calls an operation of IAM or STS as the endpoint does: who asks is authorized, the input is validated.</summary>
    public async Task<JsonElement> CallAsync(string operation, string json = "{}", Principal? caller = null)
    {
        var service = new[] { Iam.Definition, Iam.Sts }.Single(one => one.Operations.Any(o => o.Name == operation));
        var found = service.Operations.Single(o => o.Name == operation);
        var call = Context(caller ?? Root);
        if (service.Authorize is null && found.Needs is null)
        {
            Iam.Authorizer.Authorize(call, new Need($"{service.Name}:{operation}"));
        }

        var input = JsonSerializer.Deserialize(json, found.Input)!;
        if (Validator.Check(input, found.Input) is { Count: > 0 } violations)
        {
            throw service.ValidationError(violations);
        }

        service.Authorize?.Invoke(call, operation, input);
        foreach (var need in found.Needs?.Invoke(call, input) ?? [])
        {
            Iam.Authorizer.Authorize(call, need);
        }

        var output = await found.Invoke(call, input);
        return JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(output, found.Output)).RootElement;
    }

    /// <summary>The refusal of a call: code, status and message.</summary>
    public async Task<(string Code, int Status, string Message)> RefusalAsync(string operation, string json = "{}", Principal? caller = null)
    {
        var error = await Assert.ThrowsAsync<AwsException>(() => CallAsync(operation, json, caller));
        return (error.Code, error.Status, error.Message);
    }

    /// <summary>A call of somebody.</summary>
    public static CallContext Context(Principal caller) => new(caller, Region, "request", "http://127.0.0.1:4566", CancellationToken.None);

    /// <summary>True when somebody may do something.</summary>
    public bool Allows(Principal caller, string action, string resource = "*") => Iam.Authorizer.Decide(Context(caller), action, resource) == AccessDecision.Allow;

    /// <summary>Makes a role that a service may assume.</summary>
    public Task<JsonElement> MakeRoleAsync(string name, string trust = Ec2) =>
        CallAsync("CreateRole", $$"""{"RoleName":"{{name}}","AssumeRolePolicyDocument":{{Quote(trust)}}}""");

    /// <summary>Makes a user with an access key, and finds the key as a signature would.</summary>
    public async Task<Credential> MakeUserAsync(string name)
    {
        await CallAsync("CreateUser", $$"""{"UserName":"{{name}}"}""");
        var key = (await CallAsync("CreateAccessKey", $$"""{"UserName":"{{name}}"}""")).GetProperty("AccessKey");
        return Iam.Credentials.Find(key.GetProperty("AccessKeyId").GetString()!, null)!;
    }

    /// <summary>Gives an inline policy that allows some actions on all.</summary>
    public Task<JsonElement> AllowAsync(string kind, string name, params string[] actions) => CallAsync(
        $"Put{kind}Policy", $$"""{"{{kind}}Name":"{{name}}","PolicyName":"allow","PolicyDocument":{{Quote(Policy("Allow", actions))}}}""");

    /// <summary>A policy of one statement about all resources.</summary>
    public static string Policy(string effect, params string[] actions) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Action":[{{string.Join(',', actions.Select(action => $"\"{action}\""))}}],"Resource":"*"}]}""";

    /// <summary>A trust policy for a principal of AWS.</summary>
    /// <param name="arn">The principal.</param>
    /// <param name="more">Further members of the statement, each with a comma before it.</param>
    public static string TrustOf(string arn, string more = "") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{arn}}"},"Action":["sts:AssumeRole"]{{more}}}]}""";

    /// <summary>The credential of an answer, found as a signature would find it.</summary>
    public Credential? Found(JsonElement answer)
    {
        var keys = answer.GetProperty("Credentials");
        return Iam.Credentials.Find(keys.GetProperty("AccessKeyId").GetString()!, keys.GetProperty("SessionToken").GetString());
    }

    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    public ValueTask DisposeAsync() => Cells.DisposeAsync();
}
