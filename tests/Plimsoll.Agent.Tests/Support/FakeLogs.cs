using System.Text.Json.Nodes;

namespace Plimsoll.Agent.Tests.Support;

/// <summary>Just enough of CloudWatch Logs.</summary>
internal sealed class FakeLogs
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _groups = [];
    private readonly Dictionary<string, List<(long At, string Text)>> _streams = [];

    public void AddGroup(string name)
    {
        lock (_gate)
        {
            _groups.Add(name);
        }
    }

    public IReadOnlyList<string> Streams
    {
        get
        {
            lock (_gate)
            {
                return [.. _streams.Keys];
            }
        }
    }

    /// <summary>The messages of a stream, in the order in which they were put.</summary>
    public IReadOnlyList<string> Messages(string group, string stream)
    {
        lock (_gate)
        {
            return _streams.TryGetValue($"{group}\n{stream}", out var events) ? [.. events.Select(it => it.Text)] : [];
        }
    }

    public (int Status, JsonObject Body) Answer(string operation, JsonObject body)
    {
        var group = (string)body["logGroupName"]!;
        var key = $"{group}\n{(string?)body["logStreamName"]}";
        lock (_gate)
        {
            switch (operation)
            {
                case "CreateLogGroup":
                    return _groups.Add(group) ? (200, []) : Error("ResourceAlreadyExistsException", "The specified log group already exists");
                case "CreateLogStream" when !_groups.Contains(group):
                    return Error("ResourceNotFoundException", "The specified log group does not exist.");
                case "CreateLogStream":
                    return _streams.TryAdd(key, []) ? (200, []) : Error("ResourceAlreadyExistsException", "The specified log stream already exists");
                case "PutLogEvents" when _streams.TryGetValue(key, out var events):
                    events.AddRange(body["logEvents"]!.AsArray().Select(it => ((long)it!["timestamp"]!, (string)it["message"]!)));
                    return (200, []);
                case "GetLogEvents" when _streams.TryGetValue(key, out var events):
                    var token = (string?)body["nextToken"] is null ? 0 : int.MaxValue;
                    var found = events
                        .Where(it => it.At >= (long)body["startTime"]! && it.At < (long)body["endTime"]!)
                        .Skip(token)
                        .Select(it => (JsonNode)new JsonObject { ["timestamp"] = it.At, ["message"] = it.Text });
                    return (200, new JsonObject { ["events"] = new JsonArray([.. found]), ["nextForwardToken"] = "end" });
                default:
                    return Error("ResourceNotFoundException", "The specified log stream does not exist.");
            }
        }
    }

    private static (int, JsonObject) Error(string code, string message) =>
        (400, new JsonObject { ["__type"] = code, ["message"] = message });
}
