using Plimsoll.Planning;

namespace Plimsoll.Tests.Planning;

public sealed class RecentFailuresTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly TaskFailure Last = new(null, null, null, "Essential container in task exited", "main", 3, null, Noon, Noon, 1);

    [Theory]
    [InlineData(2, 59, true)]
    [InlineData(2, 60, false)]
    [InlineData(1, 1, false)]
    public void Within_a_minute_of_the_last_of_several_a_service_is_not_settled(int count, int seconds, bool unsettled) =>
        Assert.Equal(unsettled, new RecentFailures(count, Last).IsUnsettled(Noon.AddSeconds(seconds)));

    [Fact]
    public void They_say_how_many_and_what_the_last_ended_with() =>
        Assert.Equal("2 tasks ended in the last 10 min, the last: exit code 3", new RecentFailures(2, Last).ToString());

    [Fact]
    public void One_without_an_exit_code_says_why_it_stopped() => Assert.Equal(
        "1 task ended in the last 10 min, the last: Essential container in task exited", new RecentFailures(1, Last with { ExitCode = null }).ToString());
}
