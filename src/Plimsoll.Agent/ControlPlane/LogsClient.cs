using System.Text.Json.Serialization.Metadata;
using Plimsoll.Wire.Client;

namespace Plimsoll.Agent.ControlPlane;

/// <summary>The CloudWatch Logs operations that the agent calls.</summary>
internal sealed class LogsClient(AwsClient client)
{
    private static readonly ControlPlaneJson Json = ControlPlaneJson.Default;

    public Task CreateLogGroupAsync(CreateLogGroupRequest request, CancellationToken cancel) =>
        CallAsync("CreateLogGroup", request, Json.CreateLogGroupRequest, Json.EmptyResponse, cancel);

    public Task CreateLogStreamAsync(CreateLogStreamRequest request, CancellationToken cancel) =>
        CallAsync("CreateLogStream", request, Json.CreateLogStreamRequest, Json.EmptyResponse, cancel);

    public Task PutLogEventsAsync(PutLogEventsRequest request, CancellationToken cancel) =>
        CallAsync("PutLogEvents", request, Json.PutLogEventsRequest, Json.EmptyResponse, cancel);

    public Task<GetLogEventsResponse> GetLogEventsAsync(GetLogEventsRequest request, CancellationToken cancel) =>
        CallAsync("GetLogEvents", request, Json.GetLogEventsRequest, Json.GetLogEventsResponse, cancel);

    private Task<TOut> CallAsync<TIn, TOut>(
        string operation, TIn request, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output, CancellationToken cancel) =>
        client.CallAsync("logs", "Logs_20140328." + operation, request, input, output, cancel);
}
