using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Packaging;

/// <summary>What the launcher and its scripts say themselves.</summary>
public sealed class LauncherTests
{
    [Theory]
    [InlineData("build", "--help")]
    [InlineData("package", "-h")]
    public async Task Help_of_the_launchers_own_commands_builds_nothing(string command, string help)
    {
        // A build says so on standard error.
        var asked = await Command.RunAsync(Path.Combine(Repository.Root, "plimsoll"), [command, help]);

        Assert.Equal((0, ""), (asked.Code, asked.Error));
        Assert.StartsWith($"Usage: ./plimsoll {command}\n", asked.Output, StringComparison.Ordinal);
        Assert.Contains("\n  build  ", asked.Output, StringComparison.Ordinal);
        Assert.Contains("\n  package ", asked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packages_of_a_program_that_is_not_there_are_refused_by_its_name()
    {
        var asked = await Command.RunAsync("bash", [Path.Combine(Repository.Root, "scripts/package.sh"), "/no-such-program", "/no-such-directory"]);

        Assert.Equal(1, asked.Code);
        Assert.Contains("there is no program /no-such-program", asked.Error, StringComparison.Ordinal);
    }
}
