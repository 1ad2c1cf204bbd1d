using Spectre.Console;

namespace Plimsoll.Commands;

/// <summary>The terminal's colours and width, for what is drawn into a text first.</summary>
internal static class Terminal
{
    /// <summary>A console that draws into a writer as it would on the terminal.</summary>
    public static IAnsiConsole Of(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiConsole.Profile.Capabilities.Ansi ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = (ColorSystemSupport)AnsiConsole.Profile.Capabilities.ColorSystem,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = AnsiConsole.Profile.Width;
        console.Profile.Capabilities.Unicode = AnsiConsole.Profile.Capabilities.Unicode;
        return console;
    }
}
