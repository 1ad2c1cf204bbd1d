using System.CommandLine;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll completion SHELL</c>: a script that has the shell ask the program itself what may come next.</summary>
internal static class CompletionCommand
{
    // [suggest:N] is System.CommandLine's own: it answers what may stand at the Nth letter of the line.
    private const string Bash =
        """
        _plimsoll() {
            local IFS=$'\n'
            local words
            words=$(plimsoll "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
            COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _plimsoll plimsoll
        """;

    // A file of #compdef is the body of the function that it is named after, and run by the first TAB; sourced, it only says who completes.
    private const string Zsh =
        """
        #compdef plimsoll
        _plimsoll() {
            local -a words
            words=("${(@f)$(plimsoll "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            compadd -a words
        }
        if [ "$funcstack[1]" = _plimsoll ]; then
            _plimsoll "$@"
        else
            compdef _plimsoll plimsoll
        fi
        """;

    private const string Fish =
        """
        function __plimsoll
            plimsoll "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null
        end
        complete -c plimsoll -f -a '(__plimsoll)'
        """;

    public static Command Build()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", "Print a script that completes plimsoll's words in a shell.") { shell };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(shell) switch
        {
            "zsh" => Zsh,
            "fish" => Fish,
            _ => Bash,
        }));
        return command;
    }
}
