using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>An instance to ask expressions about.</summary>
internal sealed record Facts : IInstanceFacts
{
    public string? Ec2InstanceId { get; init; } = "i-abcd1234";

    public string? AgentVersion { get; init; } = "1.14.5";

    public bool AgentConnected { get; init; } = true;

    public DateTimeOffset RegisteredAt { get; init; } = new(2018, 6, 18, 22, 28, 28, TimeSpan.Zero);

    public int RunningTasksCount { get; init; } = 2;

    public IReadOnlyList<string> Groups { get; init; } = ["service:production", "family:web"];

    public IReadOnlyDictionary<string, string?> Attributes { get; init; } = new Dictionary<string, string?>
    {
        ["ecs.instance-type"] = "t2.small",
        ["ecs.availability-zone"] = "us-east-1a",
        ["stack"] = "prod",
        ["size"] = "10",
        ["weight"] = "2.5",
        ["flag"] = null,
        ["spaced"] = "hello world",
    };

    public IEnumerable<string> TaskGroups => Groups;

    public bool HasTaskInGroup(string group) => Groups.Contains(group);

    public bool TryGetAttribute(string name, out string? value) => Attributes.TryGetValue(name, out value);
}
