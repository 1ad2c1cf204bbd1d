using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>Expressions print in one way, which reads back as the same expression.</summary>
public sealed class CanonicalFormTests
{
    [Theory]
    [InlineData("attribute:a equals b", "attribute:a == b")]
    [InlineData("attribute:a not_equals b", "attribute:a != b")]
    [InlineData("attribute:a greater_than 1", "attribute:a > 1")]
    [InlineData("attribute:a greater_than_equal 1", "attribute:a >= 1")]
    [InlineData("attribute:a less_than 1", "attribute:a < 1")]
    [InlineData("attribute:a less_than_equal 1", "attribute:a <= 1")]
    [InlineData("attribute:a matches b.*", "attribute:a =~ b.*")]
    [InlineData("attribute:a not_matches b.*", "attribute:a !~ b.*")]
    [InlineData("attribute:a not_in [b]", "attribute:a !in [b]")]
    [InlineData("attribute:a not_exists", "attribute:a !exists")]
    [InlineData("attribute:a EXISTS", "attribute:a exists")]
    public void Operators_print_as_symbols(string expression, string canonical) => Check(expression, canonical);

    [Theory]
    [InlineData("attribute:a == 'b'", "attribute:a == b")]
    [InlineData("attribute:a == \"b c\"", "attribute:a == 'b c'")]
    [InlineData("attribute:a == \"it's\"", "attribute:a == \"it's\"")]
    [InlineData("attribute:a == ''", "attribute:a == ''")]
    [InlineData("attribute:a == 'a,b'", "attribute:a == 'a,b'")]
    [InlineData("attribute:a == 'x&&y'", "attribute:a == 'x&&y'")]
    [InlineData("attribute:a == x&y", "attribute:a == x&y")]
    [InlineData("attribute:a =~ r[0-9]", "attribute:a =~ 'r[0-9]'")]
    [InlineData("attribute:a in [ 'b' , \"c d\" ]", "attribute:a in [b, 'c d']")]
    public void Values_are_quoted_when_they_must_be(string expression, string canonical) => Check(expression, canonical);

    [Theory]
    [InlineData("attribute:a exists && attribute:b exists", "attribute:a exists and attribute:b exists")]
    [InlineData("attribute:a exists || attribute:b exists", "attribute:a exists or attribute:b exists")]
    [InlineData("((attribute:a exists))", "attribute:a exists")]
    [InlineData("!attribute:a exists", "not(attribute:a exists)")]
    [InlineData("not (attribute:a exists and attribute:b exists)", "not(attribute:a exists and attribute:b exists)")]
    [InlineData("(attribute:a exists or attribute:b exists) and attribute:c exists", "(attribute:a exists or attribute:b exists) and attribute:c exists")]
    [InlineData("attribute:a exists or (attribute:b exists and attribute:c exists)", "attribute:a exists or attribute:b exists and attribute:c exists")]
    public void Parentheses_print_where_they_are_needed(string expression, string canonical) => Check(expression, canonical);

    [Theory]
    [InlineData("agentVersion<1.14.5", "agentVersion < 1.14.5")]
    [InlineData("registeredAt<2018-02-13", "registeredAt < 2018-02-13")]
    [InlineData("registeredAt<2018-02-13T01:02:03+01:00", "registeredAt < 2018-02-13T01:02:03+01:00")]
    [InlineData("runningTasksCount==1", "runningTasksCount == 1")]
    [InlineData("agentConnected==false", "agentConnected == false")]
    [InlineData("ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']", "ec2InstanceId in [i-abcd1234, i-wxyx7890]")]
    [InlineData("task:group==service:production", "task:group == service:production")]
    public void Each_subject_prints_its_name_and_value_as_written(string expression, string canonical) => Check(expression, canonical);

    [Fact]
    public void Expressions_are_equal_when_their_canonical_forms_are()
    {
        var one = ClusterQuery.Parse("attribute:a equals 'b'");
        var other = ClusterQuery.Parse("attribute:a==b");

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, ClusterQuery.Parse("attribute:a==c"));
    }

    private static void Check(string expression, string canonical)
    {
        Assert.Equal(canonical, ClusterQuery.Parse(expression).ToString());
        Assert.Equal(canonical, ClusterQuery.Parse(canonical).ToString());
    }
}
