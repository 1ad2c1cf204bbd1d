using CsCheck;
using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>What holds for every expression, and for every text that is none.</summary>
public sealed class PropertyTests
{
    private const string Alphabet = "attribute:stackin[],'\"()!=<>~&|.*+?{}0123456789-_ \\^$agentVersionrunningTasksCountnotandorexists";

    [Fact]
    public void Every_expression_answers_what_its_logic_says() => Expressions.Any.Sample(
        one => one.Text.Length > ClusterQuery.MaxLength || ClusterQuery.Parse(one.Text).Matches(new Facts()) == one.Answer);

    [Fact]
    public void Every_expression_printed_and_parsed_again_prints_and_answers_the_same() => Expressions.Any.Sample(one =>
    {
        if (one.Text.Length > ClusterQuery.MaxLength)
        {
            return true;
        }

        var first = ClusterQuery.Parse(one.Text);
        var second = ClusterQuery.Parse(first.ToString());
        return first.ToString() == second.ToString() && second.Matches(new Facts()) == one.Answer;
    });

    [Fact]
    public void Any_value_that_can_be_quoted_survives_printing() => Gen.String[Gen.Char[' ', '~'], 1, 40].Sample(value =>
    {
        if (value.Contains('\'', StringComparison.Ordinal) && value.Contains('"', StringComparison.Ordinal))
        {
            return true;
        }

        var quote = value.Contains('\'', StringComparison.Ordinal) ? '"' : '\'';
        var printed = ClusterQuery.Parse($"attribute:a == {quote}{value}{quote}").ToString();
        var facts = new Facts { Attributes = new Dictionary<string, string?> { ["a"] = value } };
        return ClusterQuery.Parse(printed).Matches(facts);
    });

    [Fact]
    public void Any_text_is_parsed_or_refused_with_a_place_within_it() =>
        Gen.String[Gen.Char[Alphabet], 0, 60].Sample(IsParsedOrRefused, iter: 4_000);

    [Fact]
    public void Any_damaged_expression_is_parsed_or_refused_with_a_place_within_it() =>
        Gen.Select(Expressions.Any, Gen.Int[0, 1_000], Gen.Char[Alphabet]).Sample(
            (one, at, character) => IsParsedOrRefused(one.Text.Remove(at % one.Text.Length, 1).Insert(at % one.Text.Length, $"{character}")),
            iter: 4_000);

    [Fact]
    public void Any_text_as_a_pattern_is_compiled_or_refused() => Gen.String[Gen.Char[Alphabet], 1, 30].Sample(
        pattern => IsParsedOrRefused($"attribute:stack =~ '{pattern.Replace("'", "", StringComparison.Ordinal)}x'"), iter: 4_000);

    private static bool IsParsedOrRefused(string text)
    {
        if (ClusterQuery.TryParse(text, out var query, out var error))
        {
            query.Matches(new Facts());
            return ClusterQuery.Parse(query.ToString()).ToString() == query.ToString();
        }

        return error.Position >= 0 && error.Position <= text.Length;
    }
}
