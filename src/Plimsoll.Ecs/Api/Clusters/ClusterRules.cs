using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Api.Clusters;

/// <summary>What is asked of a cluster beyond what its records declare (spec/tasks-services.md §1, §2).</summary>
internal static class ClusterRules
{
    public const string ContainerInsights = "containerInsights";

    private static readonly string[] InsightsValues = ["enabled", "enhanced", "disabled"];

    /// <summary>Refuses a name that has wrong characters or a wrong length.</summary>
    public static void CheckName(string name)
    {
        if (!Names.IsValid(name))
        {
            throw EcsErrors.InvalidParameter(
                "Invalid cluster name: it must have 1 to 255 letters (uppercase and lowercase), numbers, hyphens or underscores.");
        }
    }

    /// <summary>Refuses settings without name, with an unknown value, or given twice.</summary>
    public static void CheckSettings(IReadOnlyList<ClusterSetting> settings)
    {
        if (settings.Count > 1)
        {
            throw EcsErrors.InvalidParameter("Duplicate cluster setting: containerInsights can be given once.");
        }

        foreach (var setting in settings)
        {
            if (setting.Name is null)
            {
                throw EcsErrors.InvalidParameter("Cluster setting name should not be null or empty.");
            }

            if (!InsightsValues.Contains(setting.Value))
            {
                throw EcsErrors.InvalidParameter(
                    $"Invalid value '{setting.Value}' for cluster setting {setting.Name}. Valid values: {string.Join(", ", InsightsValues)}.");
            }
        }
    }

    /// <summary>Refuses a log configuration that does not go with the logging that was chosen.</summary>
    public static void CheckConfiguration(ClusterConfiguration? configuration)
    {
        if (configuration?.ExecuteCommandConfiguration is not { } command)
        {
            return;
        }

        if (command is { Logging: "OVERRIDE", LogConfiguration: null })
        {
            throw EcsErrors.InvalidParameter("A logConfiguration must be specified when execute command logging is OVERRIDE.");
        }

        if (command.Logging != "OVERRIDE" && command.LogConfiguration is not null)
        {
            throw EcsErrors.InvalidParameter("You must set logging to 'OVERRIDE' when you supply a log configuration.");
        }
    }
}
