using System.Text.Json.Serialization;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Hosting;

/// <summary>What a client that is not on the server's machine asks about the server itself: an operation of Plimsoll's own.</summary>
/// <param name="options">How the server runs.</param>
internal sealed class ServerApi(ServerOptions options)
{
    /// <summary>Target prefix of the operations.</summary>
    public const string Target = "PlimsollServer";

    /// <summary>The operations.</summary>
    public ServiceDefinition Definition => new()
    {
        Name = "plimsoll",
        Protocol = WireProtocol.Json11,
        Target = Target,
        Operations = [Operation.Create("DescribeServer", ServerApiJson.Default.DescribeServerRequest, ServerApiJson.Default.ServerFile, Describe)],
    };

    private ValueTask<ServerFile> Describe(CallContext call, DescribeServerRequest request) =>
        new(new ServerFile(call.Endpoint, call.Region, call.Account, options.Cluster, options.Zones));
}

/// <summary>Input of <c>DescribeServer</c>.</summary>
internal sealed record DescribeServerRequest;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DescribeServerRequest))]
[JsonSerializable(typeof(ServerFile))]
internal sealed partial class ServerApiJson : JsonSerializerContext;
