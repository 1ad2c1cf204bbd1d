using System.CommandLine;
using Plimsoll.Commands;

namespace Plimsoll.Tests.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData("up")]
    [InlineData("logs")]
    [InlineData("explain")]
    [InlineData("plan", "run-task")]
    [InlineData("plan", "service")]
    [InlineData("images")]
    [InlineData("down")]
    [InlineData("completion")]
    public async Task Help_ends_with_examples(params string[] command) =>
        Assert.Contains($"Examples:\n  ", await HelpAsync(command), StringComparison.Ordinal);

    [Fact]
    public async Task Help_of_a_plan_lists_the_options_of_the_aws_command()
    {
        var help = await HelpAsync("plan", "run-task");

        Assert.Contains("--placement-strategy …", help, StringComparison.Ordinal);
        Assert.Contains("--task-definition TEXT", help, StringComparison.Ordinal);
        Assert.Contains("--count N", help, StringComparison.Ordinal);
        Assert.Contains("--enable-ecs-managed-tags\n", help, StringComparison.Ordinal);
        Assert.DoesNotContain("application that is being run", help, StringComparison.Ordinal);
    }

    [Fact]
    public void No_option_begins_with_a_slash() =>
        Assert.DoesNotContain(CommandTree.Build().Parse("").GetCompletions(), one => one.Label.StartsWith('/'));

    [Theory]
    [InlineData("wait", "--timeout", "abc")]
    [InlineData("up", "--port", "4566x")]
    [InlineData("up", "--instances", "99999999999")]
    [InlineData("logs", "shop", "--lines", "many")]
    public void What_is_no_number_is_refused_in_words_of_ours(params string[] words)
    {
        var error = Assert.Single(CommandTree.Build().Parse(words).Errors);

        Assert.StartsWith($"{words[^2]}: '{words[^1]}' is not a ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_manual_page_has_every_command()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Plimsoll.slnx")))
        {
            root = root.Parent!;
        }

        // Its lines on commands: names between macros and quotes.
        var page = File.ReadAllLines(Path.Combine(root.FullName, "packaging/plimsoll.1"))
            .Where(line => line.StartsWith(".B", StringComparison.Ordinal)).SelectMany(line => line.Split(' ', '"', ',')).ToHashSet();
        Assert.All(CommandTree.Build().Subcommands, command => Assert.Contains(command.Name, page));
    }

    private static async Task<string> HelpAsync(params string[] command)
    {
        using var output = new StringWriter();
        await CommandTree.Build().Parse([.. command, "--help"]).InvokeAsync(new InvocationConfiguration { Output = output });
        return output.ToString();
    }
}
