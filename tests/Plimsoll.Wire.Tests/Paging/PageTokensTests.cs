using CsCheck;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Wire.Tests.Paging;

public class PageTokensTests
{
    private readonly PageTokens _tokens = new([1, 2, 3]);

    [Fact]
    public void A_token_gives_back_its_key_for_its_own_query() => Gen.Select(Gen.String, Gen.String.Where(key => key == Valid(key))).Sample(
        (query, key) => Assert.Equal(key, _tokens.Read(query, _tokens.Make(query, key))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void No_token_begins_at_the_beginning(string? token) => Assert.Null(_tokens.Read("q", token));

    [Fact]
    public void A_token_is_never_an_option_to_a_command_line() =>
        Gen.String.Sample(key => Assert.True(char.IsAsciiLetter(_tokens.Make("q", key)[0])));

    [Fact]
    public void A_token_of_another_query_is_refused() => AssertRefused("ListTasks demo STOPPED", _tokens.Make("ListTasks demo RUNNING", "k"));

    [Fact]
    public void Query_and_key_cannot_be_shifted_into_each_other() => AssertRefused("a\0b", _tokens.Make("a", "b\0c"));

    [Fact]
    public void A_token_of_another_server_s_secret_is_refused() => AssertRefused("q", new PageTokens([9]).Make("q", "k"));

    [Fact]
    public void Any_letter_changed_is_refused()
    {
        var token = _tokens.Make("q", "some-key");
        for (var i = 0; i < token.Length; i++)
        {
            foreach (var letter in "AZaz09-_ =+\n\u00e9".Where(letter => letter != token[i]))
            {
                AssertRefused("q", token[..i] + letter + token[(i + 1)..]);
            }
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAA")]
    [InlineData("!!!")]
    [InlineData("\ud800")]
    public void What_is_no_token_is_refused(string token) => AssertRefused("q", token);

    [Fact]
    public void Letters_added_or_taken_away_are_refused()
    {
        var token = _tokens.Make("q", "some-key");
        foreach (var other in new[] { token[1..], token[..^1], token + "A", token + "=", token + " ", " " + token })
        {
            AssertRefused("q", other);
        }
    }

    [Fact]
    public void A_service_may_word_the_refusal_itself() => Assert.Equal(
        "InvalidNextTokenException",
        Assert.Throws<AwsException>(() => _tokens.Read("q", "x", () => new AwsException("InvalidNextTokenException", "no"))).Code);

    private static string Valid(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private void AssertRefused(string query, string token)
    {
        var error = Assert.Throws<AwsException>(() => _tokens.Read(query, token));
        Assert.Equal(("InvalidParameterException", 400), (error.Code, error.Status));
    }
}
