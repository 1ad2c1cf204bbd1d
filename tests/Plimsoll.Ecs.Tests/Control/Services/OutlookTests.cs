using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Model;
using static Plimsoll.Ecs.Tests.Control.Services.Rolled;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>A service is looked at again at the first time at which time alone may change what it should do.</summary>
public sealed class OutlookTests
{
    private const int SixHours = 6 * 60 * 60;

    [Fact]
    public void Where_time_changes_nothing_it_is_not_looked_at_again() => Assert.Null(Look(Service(Deployment("new")), Seen(Task(0, 1))));

    [Fact]
    public void It_is_looked_at_when_the_first_task_changes_how_it_counts() => Assert.Equal(
        At(30), Look(Service(Deployment("new")), Seen(Task()) with { ChangesAt = At(40) }, Seen(Task()) with { ChangesAt = At(30) }));

    [Theory]
    [InlineData(10)]
    [InlineData(9)]
    public void What_is_not_after_now_does_not_count(int second) =>
        Assert.Null(Look(Service(Deployment("new")), Seen(Task()) with { ChangesAt = At(second) }));

    [Fact]
    public void It_is_looked_at_when_it_may_try_to_start_again() =>
        Assert.Equal(At(20), Look(Service(Deployment("new")) with { Backoff = new StartBackoff(3, At(5), At(20)) }));

    [Fact]
    public void It_is_looked_at_when_the_protection_of_a_task_ends() => Assert.Equal(
        At(25), Look(Service(Deployment("new")), Seen(Task() with { ProtectedUntil = At(25) }) with { Protected = true }));

    [Fact]
    public void A_steady_service_waits_for_the_end_of_no_protection() => Assert.Null(Outlook.LookAgainAt(
        Service(Deployment("new")), [Seen(Task() with { ProtectedUntil = At(25) }) with { Protected = true }], new ServicePlan { Steady = true }, waits: false, At(10)));

    [Fact]
    public void It_is_looked_at_when_what_still_holds_is_told_again() =>
        Assert.Equal(At(5 + SixHours), Look(Service(Deployment("new")) with { Notices = [new Notice("stuck", At(5))] }));

    [Fact]
    public void Of_many_times_the_first_counts() => Assert.Equal(At(15), Look(
        Service(Deployment("new")) with { Backoff = new StartBackoff(3, At(5), At(20)), Notices = [new Notice("stuck", At(5))] },
        Seen(Task() with { ProtectedUntil = At(15) }) with { Protected = true, ChangesAt = At(40) }));

    [Theory]
    [InlineData(true, true, 25)]
    [InlineData(false, true, null)]
    [InlineData(true, false, null)]
    public void Where_a_circuit_breaker_is_on_a_place_is_looked_for_again(bool breaker, bool waits, int? at)
    {
        var service = Service(Deployment("new") with { FailedAt = At(5) });

        Assert.Equal(at is { } second ? At(second) : null, Look(
            service with { Service = service.Service with { DeploymentConfiguration = Configuration(enable: breaker) } }, waits));
    }

    private static DateTimeOffset? Look(ServiceRecord service, params ServiceTask[] tasks) => Look(service, waits: false, tasks);

    private static DateTimeOffset? Look(ServiceRecord service, bool waits, params ServiceTask[] tasks) =>
        Outlook.LookAgainAt(service, tasks, new ServicePlan(), waits, At(10));
}
