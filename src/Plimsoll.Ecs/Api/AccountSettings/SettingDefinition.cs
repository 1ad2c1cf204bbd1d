namespace Plimsoll.Ecs.Api.AccountSettings;

/// <summary>An account setting: its values and what holds when nobody set it (spec/tasks-services.md §14).</summary>
/// <param name="Name">As AWS spells it.</param>
/// <param name="Values">What it can be set to; none for one that only AWS sets.</param>
/// <param name="Default">What holds when neither principal nor account has set it.</param>
/// <param name="RootOnly">True when it holds for the whole account and not for single principals.</param>
internal sealed record SettingDefinition(string Name, IReadOnlyList<string> Values, string Default, bool RootOnly = false)
{
    /// <summary>All settings, in the order of their names.</summary>
    public static readonly IReadOnlyList<SettingDefinition> All =
    [
        new("awsvpcTrunking", ["enabled", "disabled"], "disabled"),
        new("containerInsights", ["enabled", "enhanced", "disabled"], "disabled"),
        // ARNs have the long format; nobody can opt out of it.
        new("containerInstanceLongArnFormat", ["enabled"], "enabled"),
        new("defaultLogDriverMode", ["blocking", "non-blocking"], "non-blocking"),
        new("fargateEventWindows", ["enabled", "disabled"], "disabled", RootOnly: true),
        new("fargateFIPSMode", ["disabled"], "disabled"),
        new("fargateTaskRetirementWaitPeriod", ["0", "7", "14"], "7", RootOnly: true),
        new("guardDutyActivate", [], "off", RootOnly: true),
        new("serviceLongArnFormat", ["enabled"], "enabled"),
        new("tagResourceAuthorization", ["on", "off"], "on"),
        new("taskLongArnFormat", ["enabled"], "enabled"),
    ];

    /// <summary>True for the formats of ARNs, which nobody can opt out of any more.</summary>
    public bool IsLongArn => Name.EndsWith("LongArnFormat", StringComparison.Ordinal);

    /// <summary>Who decides on it, as answers show it.</summary>
    public string Type => Values.Count == 0 ? "aws_managed" : "user";

    /// <summary>The setting of a name that the request's record has already checked.</summary>
    public static SettingDefinition Of(string name) => All.First(setting => setting.Name == name);
}
