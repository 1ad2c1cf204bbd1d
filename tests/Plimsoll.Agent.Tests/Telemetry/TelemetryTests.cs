using Plimsoll.Agent.Telemetry;
using Plimsoll.Agent.Tests.Tasks;
using Plimsoll.AgentLink.Tcs;

namespace Plimsoll.Agent.Tests.Telemetry;

public class TelemetryTests
{
    [Fact]
    public void Cpu_is_the_share_of_one_cpu_between_two_samples()
    {
        var before = new ContainerSample(Plans.Now, 1_000_000_000, 0, null, 0, 0);
        var after = new ContainerSample(Plans.Now.AddSeconds(20), 11_000_000_000, 2 * 1048576, null, 5, 7);

        var metric = after.Since(before, "web", "arn", null);

        Assert.Equal(new StatsSet { Min = 50, Max = 50, SampleCount = 1, Sum = 50 }, metric.CpuStatsSet);
        Assert.Equal(2, metric.MemoryStatsSet!.Sum);
        Assert.Equal((5, 7), (metric.StorageStatsSet!.ReadSizeBytes!.Sum, metric.StorageStatsSet.WriteSizeBytes!.Sum));
        Assert.Null(metric.NetworkStatsSet);
    }

    [Fact]
    public void Network_rates_are_per_second()
    {
        var none = new NetworkCounters(0, 0, 0, 0, 0, 0, 0, 0);

        var set = (none with { RxBytes = 200, TxBytes = 100 }).Since(none, 20);

        Assert.Equal((10, 5), (set.RxBytesPerSecond!.Sum, set.TxBytesPerSecond!.Sum));
    }

    [Fact]
    public void A_counter_that_does_not_fit_overflows_into_its_second_member()
    {
        var set = ContainerSample.One(ulong.MaxValue);

        Assert.Equal((long.MaxValue, long.MaxValue), (set.Max, set.OverflowMax!.Value - 1));
    }

    [Fact]
    public void Metrics_of_many_tasks_go_in_frames_of_ten_of_which_the_last_is_marked()
    {
        var tasks = Enumerable.Range(0, 23).Select(i => new TaskMetric { TaskArn = $"{i}" }).ToList();

        var frames = TelemetryFrames.Metrics("demo", "arn", "id", false, tasks, Plans.Now).ToList();

        Assert.Equal([10, 10, 3], frames.Select(it => it.TaskMetrics!.Count));
        Assert.Equal([false, false, true], frames.Select(it => it.Metadata!.Fin!.Value));
    }

    [Fact]
    public void An_idle_instance_says_so_in_one_frame()
    {
        var frame = Assert.Single(TelemetryFrames.Metrics("demo", "arn", "id", true, [], Plans.Now));

        Assert.Equal((true, true), (frame.Metadata!.Idle, frame.Metadata.Fin));
        Assert.Null(frame.TaskMetrics);
    }
}
