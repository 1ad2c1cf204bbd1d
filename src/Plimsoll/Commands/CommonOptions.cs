using System.CommandLine;
using Plimsoll.Hosting;

namespace Plimsoll.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary><c>--data</c>.</summary>
    public static Option<string> Data() => new("--data")
    {
        Description = "Data directory",
        HelpName = "DIR",
        DefaultValueFactory = _ => DataDirectory.DefaultPath(Environment.GetEnvironmentVariable),
    };

    /// <summary><c>--output</c>.</summary>
    public static Option<string> Output()
    {
        var option = new Option<string>("--output") { Description = "Form of the output", DefaultValueFactory = _ => "table" };
        option.AcceptOnlyFromAmong("table", "json");
        return option;
    }
}
