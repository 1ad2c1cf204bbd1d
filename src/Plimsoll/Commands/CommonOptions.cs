using System.CommandLine;
using Plimsoll.Hosting;

namespace Plimsoll.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    private const int MostPort = 65535;

    /// <summary><c>--data</c>.</summary>
    public static Option<string> Data()
    {
        var option = new Option<string>("--data")
        {
            Description = "Data directory",
            HelpName = "DIR",
            DefaultValueFactory = _ => DataDirectory.DefaultPath(Environment.GetEnvironmentVariable),
        };
        ServerCommandOptions.Check(option, path => path.Length > 0, "is not a directory");
        return option;
    }

    /// <summary><c>--port</c>.</summary>
    public static Option<int> Port()
    {
        var option = new Option<int>("--port") { Description = "TCP port", HelpName = "PORT", DefaultValueFactory = _ => ServerOptions.DefaultPort };
        ServerCommandOptions.Check(option, 0, MostPort, $"is not a port: 0 to {MostPort}");
        return option;
    }

    /// <summary><c>--output</c>.</summary>
    public static Option<string> Output()
    {
        var option = new Option<string>("--output") { Description = "Form of the output", DefaultValueFactory = _ => "table" };
        option.AcceptOnlyFromAmong("table", "json");
        return option;
    }
}
