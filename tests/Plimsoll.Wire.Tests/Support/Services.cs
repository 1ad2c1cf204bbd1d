using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Wire.Tests.Support;

/// <summary>Services that send back what they get, over each protocol, and ones that fail.</summary>
internal static class Services
{
    public const int MostBytes = 4 << 20;

    public static readonly ServiceDefinition Json = new()
    {
        Name = "echo", Protocol = WireProtocol.Json11, Target = "Echo_2026", Operations = Operations, MaxBodyBytes = MostBytes,
        Unsupported = ["Sing"],
    };

    public static readonly ServiceDefinition Json10 = new() { Name = "echo10", Protocol = WireProtocol.Json10, Target = "Echo10", Operations = Operations };

    public static readonly ServiceDefinition Query = new()
    {
        Name = "form", Protocol = WireProtocol.Query, Target = "2026-11-22", XmlNamespace = "https://form.example/doc/",
        Operations =
        [
            .. Operations,
            Make("Greet", (call, _) => new Everything { Text = $"{call.Principal.Kind}" }) with { IsUnsigned = true },
        ],
        ValidationError = ValidationMessages.ValidationError,
    };

    private static IReadOnlyList<Operation> Operations =>
    [
        Make("Echo", (_, input) => input),
        Make("WhoAmI", (call, _) => new Everything { Text = $"{call.Principal.Arn} {call.Account} {call.Region} {call.Endpoint} {call.RequestId}" }),
        Make("Refuse", (_, input) => throw new AwsException("ConflictException", $"No: {input.Text}", 409)
        {
            Members = new Dictionary<string, IReadOnlyList<string>> { ["resourceIds"] = ["a", "b"] },
        }),
        Make("Break", (_, _) => throw new InvalidOperationException("secret detail")),
    ];

    private static Operation Make(string name, Func<CallContext, Everything, Everything> run) => Operation.Create(
        name, ShapesJson.Default.Everything, ShapesJson.Default.Everything, (call, input) => ValueTask.FromResult(run(call, input)));
}
