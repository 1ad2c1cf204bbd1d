namespace Plimsoll.Placement.Tests.Querying;

/// <summary>Every operator of the subjects that are versions, moments, numbers, identities and truth values.</summary>
public sealed class TypedSubjectTableTests
{
    private static readonly IReadOnlyList<Facts> Agents =
        [.. new[] { null, "unknown", "1", "1.9.0", "1.14.4", "1.14.5", "1.14.5.1", "v1.14.5", "2.0.0-rc1", "1.100.0" }
            .Select(version => new Facts { AgentVersion = version })];

    private static readonly IReadOnlyList<Facts> Counts = [.. new[] { 0, 1, 2, 9, 10, 100 }.Select(count => new Facts { RunningTasksCount = count })];

    private static readonly IReadOnlyList<Facts> Identities =
        [.. new[] { null, "", "i-1", "i-2", "mi-1", "I-1" }.Select(id => new Facts { Ec2InstanceId = id })];

    private static readonly IReadOnlyList<Facts> Connections = [new Facts { AgentConnected = true }, new Facts { AgentConnected = false }];

    private static readonly IReadOnlyList<Facts> Moments =
        [.. new[] { "2018-06-17T23:59:59Z", "2018-06-18T00:00:00Z", "2018-06-18T22:28:28Z", "2018-06-18T22:28:29Z", "2018-06-19T00:00:00Z" }
            .Select(moment => new Facts { RegisteredAt = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture) })];

    //           unknown, no version, 1, 1.9.0, 1.14.4, 1.14.5, 1.14.5.1, v1.14.5, 2.0.0-rc1, 1.100.0
    [Theory]
    [InlineData("== 1.14.5", ".....T.T..")]
    [InlineData("equals v1.14.5", ".....T.T..")]
    [InlineData("== 1.14.5.0", ".....T.T..")]
    [InlineData("== 1.0", "..T.......")]
    [InlineData("== 1.0.0.0.0.0", "..T.......")]
    [InlineData("!= 1.14.5", "..TTT.T.TT")]
    [InlineData("not_equals 1.14.5", "..TTT.T.TT")]
    [InlineData("> 1.14.5", "......T.TT")]
    [InlineData("greater_than 1.14.5", "......T.TT")]
    [InlineData(">= 1.14.5", ".....TTTTT")]
    [InlineData("greater_than_equal 1.14.5", ".....TTTTT")]
    [InlineData("< 1.14.5", "..TTT.....")]
    [InlineData("less_than 1.14.5", "..TTT.....")]
    [InlineData("<= 1.14.5", "..TTTT.T..")]
    [InlineData("less_than_equal 1.14.5", "..TTTT.T..")]
    [InlineData("< 2", "..TTTTTT.T")]
    [InlineData("> 0", "..TTTTTTTT")]
    [InlineData(">= 2.0.0", "........T.")]
    [InlineData("< 1.10", "..TT......")]
    public void Versions_are_compared_component_by_component_as_numbers(string test, string expected) => Truth.Row($"agentVersion {test}", Agents, expected);

    //           0, 1, 2, 9, 10, 100
    [Theory]
    [InlineData("== 0", "T.....")]
    [InlineData("equals 9", "...T..")]
    [InlineData("== 09", "...T..")]
    [InlineData("!= 1", "T.TTTT")]
    [InlineData("not_equals 3", "TTTTTT")]
    [InlineData("> 2", "...TTT")]
    [InlineData("> 9", "....TT")]
    [InlineData(">= 9", "...TTT")]
    [InlineData("< 10", "TTTT..")]
    [InlineData("<= 10", "TTTTT.")]
    [InlineData("< 0", "......")]
    [InlineData(">= 0", "TTTTTT")]
    [InlineData("<= 2147483647", "TTTTTT")]
    [InlineData("== '10'", "....T.")]
    public void Running_tasks_are_compared_as_numbers(string test, string expected) => Truth.Row($"runningTasksCount {test}", Counts, expected);

    //           unknown, empty, i-1, i-2, mi-1, I-1
    [Theory]
    [InlineData("== i-1", "..T...")]
    [InlineData("equals mi-1", "....T.")]
    [InlineData("!= i-1", ".T.TTT")]
    [InlineData("in [i-1, i-2]", "..TT..")]
    [InlineData("!in [i-1, i-2]", ".T..TT")]
    [InlineData("not_in [i-1]", ".T.TTT")]
    [InlineData("=~ i-.*", "..TT..")]
    [InlineData("=~ m?i-1", "..T.T.")]
    [InlineData("!~ i-.*", ".T..TT")]
    [InlineData("matches '(?i)i-1'", "..T..T")]
    [InlineData("== ''", ".T....")]
    public void Instance_ids_are_text_and_an_unknown_one_satisfies_nothing(string test, string expected) =>
        Truth.Row($"ec2InstanceId {test}", Identities, expected);

    //           connected, not
    [Theory]
    [InlineData("== true", "T.")]
    [InlineData("== false", ".T")]
    [InlineData("equals 'true'", "T.")]
    [InlineData("!= true", ".T")]
    [InlineData("not_equals false", "T.")]
    [InlineData("in [true]", "T.")]
    [InlineData("in [true, false]", "TT")]
    [InlineData("!in [true]", ".T")]
    [InlineData("not_in [true, false]", "..")]
    [InlineData("=~ t.*", "T.")]
    [InlineData("=~ true|false", "TT")]
    [InlineData("!~ t.*", ".T")]
    public void The_agents_connection_is_the_word_true_or_false(string test, string expected) => Truth.Row($"agentConnected {test}", Connections, expected);

    //           the second before midnight, midnight, 22:28:28, a second later, next midnight
    [Theory]
    [InlineData("== 2018-06-18", ".T...")]
    [InlineData("== 2018-06-18T00:00:00", ".T...")]
    [InlineData("== 2018-06-18T22:28:28Z", "..T..")]
    [InlineData("== 2018-06-18T22:28:28+00:00", "..T..")]
    [InlineData("== 2018-06-18T22:28:28", "..T..")]
    [InlineData("equals 2018-06-19T00:28:28+02:00", "..T..")]
    [InlineData("== 2018-06-18T17:28:28-05:00", "..T..")]
    [InlineData("!= 2018-06-18", "T.TTT")]
    [InlineData("< 2018-06-18", "T....")]
    [InlineData("<= 2018-06-18", "TT...")]
    [InlineData("> 2018-06-18", "..TTT")]
    [InlineData(">= 2018-06-18", ".TTTT")]
    [InlineData("> 2018-06-18T22:28:28Z", "...TT")]
    [InlineData("less_than 2018-06-18T22:28:29", "TTT..")]
    [InlineData("< 2018-06-19", "TTTT.")]
    [InlineData(">= 2018-06-18T02:00:00+02:00", ".TTTT")]
    public void Registration_is_a_moment_and_a_date_means_its_midnight_in_utc(string test, string expected) =>
        Truth.Row($"registeredAt {test}", Moments, expected);
}
