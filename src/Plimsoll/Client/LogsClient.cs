namespace Plimsoll.Client;

/// <summary>The calls of CloudWatch Logs that the command line makes.</summary>
/// <param name="caller">Calls the server.</param>
internal sealed class LogsClient(EcsClient caller)
{
    private const string Target = "Logs_20140328.";

    public Task CreateGroupAsync(string name, CancellationToken cancel) => caller.CallAsync(
        "logs", Target + "CreateLogGroup", new CreateLogGroupRequest(name),
        ClientJson.Default.CreateLogGroupRequest, ClientJson.Default.CreateLogGroupResponse, cancel);

    /// <summary>The first page of a group's events, oldest first.</summary>
    public async Task<IReadOnlyList<LogEvent>> EventsAsync(string group, CancellationToken cancel) => (await caller.CallAsync(
        "logs", Target + "FilterLogEvents", new FilterLogEventsRequest(group),
        ClientJson.Default.FilterLogEventsRequest, ClientJson.Default.FilterLogEventsResponse, cancel)).Events;

    /// <summary>A page of a stream's events.</summary>
    public Task<GetLogEventsResponse> StreamAsync(GetLogEventsRequest request, CancellationToken cancel) => caller.CallAsync(
        "logs", Target + "GetLogEvents", request, ClientJson.Default.GetLogEventsRequest, ClientJson.Default.GetLogEventsResponse, cancel);
}
