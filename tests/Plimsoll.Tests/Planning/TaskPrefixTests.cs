using Plimsoll.Commands;
using Plimsoll.Planning;

namespace Plimsoll.Tests.Planning;

public sealed class TaskPrefixTests
{
    private static readonly string[] Ids = ["4a58aa", "4a58bb", "9c00dd"];

    [Fact]
    public void A_beginning_that_one_id_has_is_that_id() => Assert.Equal("9c00dd", TaskPrefix.Only("9", Ids));

    [Fact]
    public void A_beginning_that_no_id_has_is_none() => Assert.Null(TaskPrefix.Only("f", Ids));

    [Fact]
    public void A_beginning_that_several_have_is_refused_with_their_names()
    {
        var error = Assert.Throws<CommandException>(() => TaskPrefix.Only("4a58", Ids));

        Assert.Contains("4a58aa, 4a58bb", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("4A58")]
    [InlineData("")]
    public void Only_hexadecimal_digits_can_begin_an_id(string word) => Assert.False(TaskPrefix.Looks(word));
}
