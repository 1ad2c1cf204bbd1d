namespace Plimsoll.Client;

/// <summary>The calls of CloudWatch Logs that the demo makes.</summary>
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
}
