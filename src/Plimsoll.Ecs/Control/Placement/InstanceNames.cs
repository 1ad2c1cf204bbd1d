using Plimsoll.Cells;
using Plimsoll.Ecs.Model;
using Plimsoll.Placement.Explaining;

namespace Plimsoll.Ecs.Control.Placement;

/// <summary>Placement speaks of instances by the keys of their records; a person knows them by their EC2 ids.</summary>
internal static class InstanceNames
{
    /// <summary>The name of an instance: its EC2 id, or the id in its ARN.</summary>
    public static string Of(View view, string key) =>
        view.Get(EcsTables.ContainerInstances, key) is not { } record ? key : record.Instance.Ec2InstanceId ?? record.Id;

    /// <summary>A sentence of placement about an instance, with its name.</summary>
    public static string Named(View view, string words, string? key) =>
        key is null ? words : words.Replace(key, Of(view, key), StringComparison.Ordinal);

    /// <summary>An explanation with names.</summary>
    public static Explanation? Named(View view, Explanation? explanation) => explanation is null ? null : explanation with
    {
        InstanceId = explanation.InstanceId is { } chosen ? Of(view, chosen) : null,
        Telling = [.. explanation.Telling.Select(one => one with { InstanceId = Of(view, one.InstanceId) })],
    };
}
