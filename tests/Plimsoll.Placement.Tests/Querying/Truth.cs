using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>Holds one row of a truth table against the library: <c>T</c> or <c>.</c> for each instance in turn.</summary>
internal static class Truth
{
    public static void Row(string expression, IReadOnlyList<Facts> instances, string expected)
    {
        Assert.Equal(instances.Count, expected.Length);
        Assert.Equal(expected, Answers(expression, instances));

        // not() is never three-valued: it turns every answer round, those about absent things too.
        Assert.Equal(string.Concat(expected.Select(answer => answer == 'T' ? '.' : 'T')), Answers($"not({expression})", instances));
    }

    public static string Answers(string expression, IReadOnlyList<Facts> instances)
    {
        var query = ClusterQuery.Parse(expression);
        return string.Concat(instances.Select(one => query.Matches(one) ? 'T' : '.'));
    }
}
