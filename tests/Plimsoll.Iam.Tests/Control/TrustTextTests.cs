using Plimsoll.Iam.Control;

namespace Plimsoll.Iam.Tests.Control;

public sealed class TrustTextTests
{
    [Theory]
    [InlineData("""{"Statement":[{"Principal":"*"}]}""", "*:*")]
    [InlineData("""{"Statement":{"Principal":{"AWS":"a"}}}""", "AWS:a")]
    [InlineData("""{"Statement":[{"Principal":{"AWS":["a","b"],"Service":"s"}},{"NotPrincipal":{"Federated":"f"}}]}""", "AWS:a AWS:b Service:s Federated:f")]
    [InlineData("""{"Statement":[{"Principal":{"AWS":"a"},"Condition":{"StringEquals":{"Principal":"c","AWS":"d"}},"Sid":"x"}]}""", "AWS:a")]
    [InlineData("""{"Id":"Principal","Statement":{"Condition":{"StringEquals":{"Principal":"c"}},"Principal":{"AWS":"a"}}}""", "AWS:a")]
    public void Principals_are_those_of_statements_alone(string json, string expected) =>
        Assert.Equal(expected, string.Join(' ', TrustText.Principals(json).Select(one => $"{one.Type}:{one.Value}")));

    [Fact]
    public void A_principal_is_replaced_and_all_else_stays() => Assert.Equal(
        """{ "Statement" : [ {"Principal":{"AWS" : [ "new", "b" ] }, "Condition":{"StringEquals":{"k":"ä"}}} ] }""",
        TrustText.Rewrite(
            """{ "Statement" : [ {"Principal":{"AWS" : [ "a", "b" ] }, "Condition":{"StringEquals":{"k":"ä"}}} ] }""",
            (_, value) => value == "a" ? "new" : null));

    [Fact]
    public void A_text_in_which_nothing_is_replaced_is_the_very_same()
    {
        const string Text = """{"Statement":[{"Principal":{"AWS":"a"}}]}""";

        Assert.Same(Text, TrustText.Rewrite(Text, (_, _) => null));
    }
}
