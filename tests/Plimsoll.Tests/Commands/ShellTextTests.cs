using System.Diagnostics;
using Plimsoll.Commands;

namespace Plimsoll.Tests.Commands;

public sealed class ShellTextTests
{
    [Theory]
    [InlineData("HJ/usZPzL+qDLMZodtWgYMUBgztjsUI9zBvIpOBO=")]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("it's $(touch /tmp/x) `y` \"z\" \\ ; & # !")]
    public async Task A_shell_reads_back_what_was_quoted(string text)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"printf %s {ShellText.Quote(text)}"]) { RedirectStandardOutput = true };
        using var shell = Process.Start(start)!;

        Assert.Equal(text, await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_plain_word_is_left_as_it_is() => Assert.Equal("AKIA/x+y=", ShellText.Quote("AKIA/x+y="));
}
