using CsCheck;
using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>Whatever way an expression is written, it means what its tree means.</summary>
public sealed class GrammarTests
{
    private static readonly Gen<(Grammar Tree, ulong Dice)> Written = Gen.Select(Grammar.Any, Gen.ULong);

    [Fact]
    public void Precedence_spelling_case_and_spacing_do_not_change_the_answer() => Written.Sample((tree, dice) =>
    {
        var text = tree.Write(Support.Some.Chance(dice));
        return text.Length > ClusterQuery.MaxLength || ClusterQuery.Parse(text).Matches(new Facts()) == tree.Answer;
    });

    [Fact]
    public void Two_ways_of_writing_one_tree_print_alike_up_to_parentheses() => Gen.Select(Grammar.Any, Gen.ULong, Gen.ULong).Sample((tree, one, other) =>
    {
        var (a, b) = (tree.Write(Support.Some.Chance(one)), tree.Write(Support.Some.Chance(other)));
        return a.Length > ClusterQuery.MaxLength || b.Length > ClusterQuery.MaxLength
            || Bare(ClusterQuery.Parse(a).ToString()) == Bare(ClusterQuery.Parse(b).ToString());
    });

    [Fact]
    public void Printing_what_was_printed_changes_nothing() => Written.Sample((tree, dice) =>
    {
        var text = tree.Write(Support.Some.Chance(dice));
        if (text.Length > ClusterQuery.MaxLength)
        {
            return true;
        }

        var printed = ClusterQuery.Parse(text).ToString();
        return ClusterQuery.Parse(printed).ToString() == printed;
    });

    [Fact]
    public void An_expression_that_is_cut_off_is_refused_at_its_end_or_is_one_itself() => Gen.Select(Written, Gen.Int[1, 400]).Sample((written, length) =>
    {
        var text = written.Tree.Write(Support.Some.Chance(written.Dice));
        var cut = text[..Math.Min(length, text.Length)];
        return cut.Length > ClusterQuery.MaxLength || ClusterQuery.TryParse(cut, out _, out var error) || error.Position <= cut.Length;
    });

    [Fact]
    public void What_follows_a_whole_expression_is_refused_where_it_begins() =>
        Gen.Select(Written, Gen.OneOf("xyz", ")", "]", ",", "'x'", "attribute:a == b", "nor x", "[a]")).Sample((written, rest) =>
        {
            var text = written.Tree.Write(Support.Some.Chance(written.Dice)).TrimEnd() + " ";
            return text.Length + rest.Length > ClusterQuery.MaxLength
                || (!ClusterQuery.TryParse(text + rest, out _, out var error)
                    && (error.Position, error.Reason) == (text.Length, "expected 'and', 'or' or the end"));
        });

    [Fact]
    public void A_bad_operand_is_refused_where_it_stands_however_much_is_right_before_it() =>
        Gen.Select(Written, Gen.OneOf(" and ", " or ", "&&", "||"), Gen.OneOf("status", "attribute", "task:family", "RunningTasksCount")).Sample((written, join, subject) =>
        {
            var text = written.Tree.Write(Support.Some.Chance(written.Dice)).TrimEnd() + " " + join;
            return text.Length + subject.Length + 5 > ClusterQuery.MaxLength
                || (!ClusterQuery.TryParse($"{text}{subject} == x", out _, out var error)
                    && (error.Position, error.Reason) == (text.Length, $"'{subject}' is not a subject"));
        });

    [Fact]
    public void An_open_parenthesis_is_missed_at_the_end() => Written.Sample((tree, dice) =>
    {
        var text = "(" + tree.Write(Support.Some.Chance(dice)).TrimEnd();
        return text.Length > ClusterQuery.MaxLength
            || (!ClusterQuery.TryParse(text, out _, out var error) && (error.Position, error.Reason) == (text.Length, "expected ')'"));
    });

    private static string Bare(string text) => text.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
}
