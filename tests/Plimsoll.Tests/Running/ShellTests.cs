using System.Diagnostics;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Running;

/// <summary>The binary in a shell, as scripts and people use it.</summary>
public sealed class ShellTests : IDisposable
{
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(90);
    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Env_that_finds_no_server_leaves_no_other_account_in_force()
    {
        var output = await ShellAsync(
            """
            export AWS_ACCESS_KEY_ID=AKIAREAL AWS_SECRET_ACCESS_KEY=real AWS_SESSION_TOKEN=real AWS_PROFILE=production
            eval "$(plimsoll env 2>/dev/null)" && echo it went well
            echo "$AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY $AWS_SESSION_TOKEN $AWS_PROFILE $AWS_ENDPOINT_URL"
            """);

        Assert.Equal("none none   http://no-plimsoll-server.invalid\n", output);
    }

    [Fact]
    public async Task SIGINT_ends_a_server_that_a_script_started_in_the_background()
    {
        var output = await ShellAsync(
            """
            plimsoll up --instances 0 --port 0 > "$HOME/out" &
            while ! grep -q 'answers at' "$HOME/out"; do kill -0 $! || exit 1; done
            kill -INT $!
            wait $!
            echo "ended with $?"
            """);

        Assert.Equal("ended with 0\n", output);
    }

    [Fact]
    public async Task Bash_completes_commands()
    {
        var output = await ShellAsync(
            """
            source <(plimsoll completion bash)
            COMP_LINE="plimsoll expl" COMP_POINT=13 COMP_WORDS=(plimsoll expl) COMP_CWORD=1
            _plimsoll
            echo "${COMPREPLY[@]}"
            """);

        Assert.Equal("explain\n", output);
    }

    // Outside of zsh's editor: what it would set and take is played.
    [Theory]
    [InlineData("autoload -Uz _plimsoll; fpath=($HOME $fpath)")]
    [InlineData("source $HOME/_plimsoll")]
    public async Task Zsh_completes_commands_from_the_first_time(string load)
    {
        Assert.SkipUnless(await ShellAsync("command -v zsh || true") is { Length: > 0 }, "zsh is not installed: nothing tells whether its completion works");

        var output = await ShellAsync(
            $$"""
            plimsoll completion zsh > "$HOME/_plimsoll"
            zsh -f -c '
            compadd() { print -l -- "${words[@]}" }
            compdef() { : }
            {{load}}
            BUFFER="plimsoll expl" CURSOR=13
            _plimsoll'
            """);

        Assert.Equal("explain\n", output);
    }

    [Fact]
    public async Task Commands_reach_the_server_that_the_environment_names()
    {
        var output = await ShellAsync(
            """
            plimsoll up --instances 0 --port 0 --data "$HOME/there" > "$HOME/out" &
            while ! grep -q 'answers at' "$HOME/out"; do kill -0 $! || exit 1; done
            eval "$(plimsoll env --data "$HOME/there")"
            plimsoll reset && plimsoll status --output json | grep -c '"clusters": \[\]'
            kill -TERM $!
            wait $!
            """);

        Assert.Equal("reset\n1\n", output);
    }

    [Fact]
    public async Task Down_ends_the_server()
    {
        var output = await ShellAsync(
            """
            plimsoll up --instances 0 --port 0 > "$HOME/out" &
            while ! grep -q 'answers at' "$HOME/out"; do kill -0 $! || exit 1; done
            plimsoll down | sed 's/:[0-9]*$/:PORT/'
            wait $!
            echo "ended with $?"
            """);

        Assert.Equal("ended the server at http://127.0.0.1:PORT\nno instances of it are on this machine\nended with 0\n", output);
    }

    [Fact]
    public async Task A_server_in_the_background_keeps_no_pipe_of_who_started_it()
    {
        var output = await ShellAsync(
            """
            said=$(plimsoll up --detach --instances 0 --port 0)
            echo "$said" | grep -c 'runs in the background'
            plimsoll health --port "$(sed -n 's/.*127.0.0.1:\([0-9]*\).*/\1/p' <<<"$said" | head -1)" >/dev/null && echo healthy
            plimsoll down >/dev/null
            """);

        Assert.Equal("1\nhealthy\n", output);
    }

    private async Task<string> ShellAsync(string script)
    {
        var binary = Environment.GetEnvironmentVariable("PLIMSOLL_BINARY");
        Assert.SkipWhen(binary is null, "PLIMSOLL_BINARY is not set: ./test sets it");
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, WorkingDirectory = _home.Path };
        start.Environment["HOME"] = start.Environment["XDG_DATA_HOME"] = _home.Path;
        start.Environment["PATH"] = $"{Path.GetDirectoryName(binary)}:{Environment.GetEnvironmentVariable("PATH")}";
        using var shell = Process.Start(start)!;
        var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(MostWait, TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
