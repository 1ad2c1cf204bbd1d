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
    }

    private static async Task<string> HelpAsync(params string[] command)
    {
        using var output = new StringWriter();
        await CommandTree.Build().Parse([.. command, "--help"]).InvokeAsync(new InvocationConfiguration { Output = output });
        return output.ToString();
    }
}
