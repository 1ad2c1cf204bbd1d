namespace Plimsoll.Placement.Tests.Querying;

/// <summary>Every operator on the set of groups of the tasks on an instance: each holds when some task satisfies it.</summary>
public sealed class TaskGroupTableTests
{
    private static readonly IReadOnlyList<Facts> Instances =
    [
        With(), With("service:web"), With("family:db"), With("service:web", "family:db"), With("service:web", "service:web"), With("batch"),
    ];

    //           none, web, db, web+db, web twice, batch
    [Theory]
    [InlineData("== service:web", ".T.TT.")]
    [InlineData("equals service:web", ".T.TT.")]
    [InlineData("== family:db", "..TT..")]
    [InlineData("== batch", ".....T")]
    [InlineData("== web", "......")]
    [InlineData("== SERVICE:WEB", "......")]
    public void Equality_is_affinity(string test, string expected) => Check(test, expected);

    [Theory]
    [InlineData("!= service:web", "..TT.T")]
    [InlineData("not_equals service:web", "..TT.T")]
    [InlineData("!= family:db", ".T.TTT")]
    [InlineData("!= nobody", ".TTTTT")]
    public void Inequality_asks_for_a_task_of_another_group_which_is_not_anti_affinity(string test, string expected) => Check(test, expected);

    [Theory]
    [InlineData("in [service:web, batch]", ".T.TTT")]
    [InlineData("in [family:db]", "..TT..")]
    [InlineData("in [nobody]", "......")]
    [InlineData("!in [service:web]", "..TT.T")]
    [InlineData("not_in [service:web, family:db]", ".....T")]
    [InlineData("!in [service:web, family:db, batch]", "......")]
    public void Lists_hold_when_some_task_is_in_them_or_outside(string test, string expected) => Check(test, expected);

    [Theory]
    [InlineData("=~ service:.*", ".T.TT.")]
    [InlineData("matches .*", ".TTTTT")]
    [InlineData("=~ service", "......")]
    [InlineData("=~ '(service|family):.*'", ".TTTT.")]
    [InlineData("!~ service:.*", "..TT.T")]
    [InlineData("not_matches .*", "......")]
    public void Patterns_hold_when_some_task_matches_or_does_not(string test, string expected) => Check(test, expected);

    [Theory]
    [InlineData("not(task:group == service:web)", "T.T..T")]
    [InlineData("not(task:group in [service:web, family:db])", "T....T")]
    [InlineData("not(task:group =~ .*)", "T.....")]
    [InlineData("task:group == service:web and task:group == family:db", "...T..")]
    [InlineData("task:group == service:web and not(task:group == family:db)", ".T..T.")]
    public void Anti_affinity_is_the_negation_of_affinity(string expression, string expected) => Truth.Row(expression, Instances, expected);

    private static Facts With(params string[] groups) => new() { Groups = groups };

    private static void Check(string test, string expected) => Truth.Row($"task:group {test}", Instances, expected);
}
