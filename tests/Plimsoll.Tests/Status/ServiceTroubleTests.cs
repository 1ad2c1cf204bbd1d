using Plimsoll.Client;
using Plimsoll.Status;

namespace Plimsoll.Tests.Status;

public sealed class ServiceTroubleTests
{
    private const string Steady = "(service web) has reached a steady state.";

    [Theory]
    [InlineData("(service web) (task 1) failed container health checks.")]
    [InlineData("(service web) is unable to consistently start tasks successfully.")]
    [InlineData("(service web) was unable to place a task because of that. For more information, see the guide.")]
    public void The_newest_trouble_is_told(string trouble) =>
        Assert.Equal(trouble.Split(" For")[0].TrimEnd('.'), ServiceTrouble.Of(Of("(service web) has started 1 tasks: (task 2).", trouble, Steady)));

    [Fact]
    public void What_came_before_it_was_steady_is_over() =>
        Assert.Null(ServiceTrouble.Of(Of(Steady, "(service web) was unable to place a task because of that.")));

    [Fact]
    public void Of_placement_only_what_found_no_place_is_told() =>
        Assert.Null(ServiceTrouble.OfPlacement(Of("(service web) (task 1) failed container health checks.")));

    private static Service Of(params string[] events) => new() { Events = [.. events.Select(message => new ServiceEvent(message))] };
}
