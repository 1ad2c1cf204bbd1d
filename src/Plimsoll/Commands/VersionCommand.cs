using System.CommandLine;
using System.Reflection;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll version</c>.</summary>
internal static class VersionCommand
{
    /// <summary>Version of the program.</summary>
    public static string Version { get; } =
        typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static Command Build()
    {
        var command = new Command("version", "Print the version.");
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine($"plimsoll {Version}"));
        return command;
    }
}
