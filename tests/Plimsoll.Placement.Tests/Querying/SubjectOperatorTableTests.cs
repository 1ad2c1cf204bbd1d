using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>Which operators each subject takes; any other is refused at the place where it stands.</summary>
public sealed class SubjectOperatorTableTests
{
    private static readonly (string[] Spellings, string Symbol)[] Operators =
    [
        (["==", "equals", "EQUALS"], "=="), (["!=", "not_equals"], "!="),
        ([">", "greater_than"], ">"), ([">=", "greater_than_equal"], ">="), (["<", "less_than"], "<"), (["<=", "less_than_equal"], "<="),
        (["=~", "matches"], "=~"), (["!~", "not_matches"], "!~"),
        (["in", "IN"], "in"), (["!in", "not_in"], "!in"), (["exists", "Exists"], "exists"), (["!exists", "not_exists"], "!exists"),
    ];

    //           subject, a value that suits it, and ==  !=  >  >=  <  <=  =~  !~  in  !in  exists  !exists
    [Theory]
    [InlineData("attribute:a", "x", "TTTTTTTTTTTT")]
    [InlineData("agentConnected", "true", "TT....TTTT..")]
    [InlineData("agentVersion", "1.2.3", "TTTTTT......")]
    [InlineData("ec2InstanceId", "i-1", "TT....TTTT..")]
    [InlineData("registeredAt", "2026-01-01", "TTTTTT......")]
    [InlineData("runningTasksCount", "3", "TTTTTT......")]
    [InlineData("task:group", "g", "TT....TTTT..")]
    public void Each_subject_takes_these_operators_in_all_their_spellings_and_no_others(string subject, string value, string taken)
    {
        for (var i = 0; i < Operators.Length; i++)
        {
            foreach (var spelling in Operators[i].Spellings)
            {
                var ok = ClusterQuery.TryParse(Write(subject, spelling, Operators[i].Symbol, value), out var query, out var error);

                Assert.True(ok == (taken[i] == 'T'), $"{subject} {spelling}");
                if (ok)
                {
                    Assert.Equal(Write(subject, Operators[i].Symbol, Operators[i].Symbol, value), query!.ToString());
                }
                else
                {
                    Assert.Equal($"'{subject}' does not take the operator '{Operators[i].Symbol}'", error!.Reason);
                    Assert.Equal(subject.Length + 1, error.Position);
                }
            }
        }
    }

    [Theory]
    [InlineData("attribute:a=!b", 11)]
    [InlineData("attribute:a ~ b", 12)]
    [InlineData("attribute:a ! b", 12)]
    [InlineData("attribute:a <> b", 15)]
    [InlineData("attribute:a === b", 16)]
    [InlineData("attribute:a not in [b]", 12)]
    [InlineData("attribute:a is b", 12)]
    [InlineData("attribute:a equal b", 12)]
    [InlineData("attribute:a exist", 12)]
    [InlineData("attribute:a !equals b", 12)]
    [InlineData("attribute:a !matches b", 12)]
    [InlineData("attribute:a 'b'", 12)]
    public void What_only_looks_like_an_operator_is_none(string expression, int position)
    {
        Assert.False(ClusterQuery.TryParse(expression, out _, out var error));
        Assert.Equal(position, error.Position);
    }

    private static string Write(string subject, string spelling, string symbol, string value) => symbol switch
    {
        "exists" or "!exists" => $"{subject} {spelling}",
        "in" or "!in" => $"{subject} {spelling} [{value}]",
        _ => $"{subject} {spelling} {value}",
    };
}
