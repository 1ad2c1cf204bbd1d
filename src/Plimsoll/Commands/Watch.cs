using System.CommandLine;
using Spectre.Console;

namespace Plimsoll.Commands;

/// <summary><c>--watch</c>: shows something anew as it changes, until Ctrl-C.</summary>
internal static class Watch
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>The option.</summary>
    public static Option<bool> Option() => new("--watch", "-w") { Description = "Show it anew as it changes, until Ctrl-C" };

    /// <summary>Shows something once, or whenever it has changed.</summary>
    /// <param name="watch">Whether to go on.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="show">Writes it.</param>
    /// <param name="time">Clock between two looks.</param>
    public static async Task RunAsync(bool watch, TextWriter output, Func<TextWriter, CancellationToken, Task> show, TimeProvider time)
    {
        using var stop = new StopSignal(time);
        if (!watch)
        {
            await show(output, stop.Token);
            return;
        }

        try
        {
            await RepeatAsync(output, show, time, stop.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            // Whoever looked has seen enough.
        }
    }

    /// <summary>Shows it whenever it has changed, until cancelled.</summary>
    internal static async Task RepeatAsync(TextWriter output, Func<TextWriter, CancellationToken, Task> show, TimeProvider time, CancellationToken cancel)
    {
        string? shown = null;
        while (true)
        {
            using var drawn = new StringWriter();
            await show(drawn, cancel);
            if (drawn.ToString() is var now && now != shown)
            {
                if (!Console.IsOutputRedirected)
                {
                    AnsiConsole.Clear();
                }

                await output.WriteAsync(now);
                await output.FlushAsync(cancel);
                shown = now;
            }

            await Task.Delay(BetweenLooks, time, cancel);
        }
    }
}
