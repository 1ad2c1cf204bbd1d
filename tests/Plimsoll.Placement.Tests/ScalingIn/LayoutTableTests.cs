namespace Plimsoll.Placement.Tests.ScalingIn;

/// <summary>Services drawn in a line, and every task that scale-in may choose of them.</summary>
public sealed class LayoutTableTests
{
    [Theory]
    [InlineData("i1@a t1 t2 | i2@b t3", "t1 t2")]
    [InlineData("i1@a t1 | i2@b t2 | i3@b t3", "t2 t3")]
    [InlineData("i1@a t1 | i2@b t2", "t1 t2")]
    [InlineData("i1@a t1 t2 t3-protected | i2@b t4", "t1 t2")]
    [InlineData("i1@a t1-protected t2-protected | i2@b t3", "t3")]
    [InlineData("i1@a t1 t2-stopping t3-stopping | i2@b t4 t5", "t4 t5")]
    [InlineData("i1@a t1 x1-foreign x2-foreign | i2@b t2 t3", "t2 t3")]
    [InlineData("i1@a t1 | i2@a t2 | i3@b t3 t4 t5", "t3 t4 t5")]
    [InlineData("i1@a t1 t2 | i2@a t3 | i3@b t4 t5", "t1 t2 t3")]
    public void Spread_over_zones_takes_from_the_fullest_zone(string layout, string choices) =>
        Assert.Equal(choices, new ServiceLayout(layout).Choices("spread:zone"));

    [Theory]
    [InlineData("i1@a t1 t2 | i2@b t3", "t1 t2")]
    [InlineData("i1@a t1 t2 | i2@a t3 | i3@b t4 t5 t6", "t4 t5 t6")]
    [InlineData("i1@a t1 t2 | i2@a t3 t4 | i3@b t5", "t1 t2 t3 t4")]
    [InlineData("i1@a t1 t2-stopping | i2@b t3 | i3@b t4", "t1 t3 t4")]
    [InlineData("i1@a t1 t2-protected t3-protected | i2@b t4 t5", "t1")]
    public void Spread_over_instances_takes_from_the_fullest_instance_whatever_its_zone(string layout, string choices)
    {
        Assert.Equal(choices, new ServiceLayout(layout).Choices("spread:instanceId"));
        Assert.Equal(choices, new ServiceLayout(layout).Choices("spread:host"));
    }

    [Theory]
    [InlineData("i1@a+rack=r1 t1 | i2@b+rack=r1 t2 | i3@a+rack=r2 t3", "t1 t2")]
    [InlineData("i1@a t1 | i2@b t2 | i3@a+rack=r2 t3", "t1 t2")]
    [InlineData("i1@a t1 | i3@a+rack=r2 t2 t3", "t2 t3")]
    [InlineData("i1@a t1 | i2@b t2", "t1 t2")]
    public void Spread_over_an_attribute_takes_from_the_fullest_value_and_instances_without_it_are_one(string layout, string choices) =>
        Assert.Equal(choices, new ServiceLayout(layout).Choices("spread:attribute:rack"));

    [Theory]
    [InlineData("i1@a t1 t2 | i2@b t3", "t3")]
    [InlineData("i1@a t1 t2 x1-foreign | i2@b t3 x2-foreign x3-foreign x4-foreign", "t1 t2")]
    [InlineData("i1@a+size=2000 t1 t2 t3 | i2@b t4", "t1 t2 t3")]
    [InlineData("i1@a t1:100/900 t2 | i2@b t3:100/100 t4", "t1 t3 t4")]
    [InlineData("i1@a t1:900/100 | i2@b t2 t3 t4", "t1")]
    [InlineData("i1@a t1 t2-stopping t3-stopping | i2@b t4 t5", "t4 t5")]
    [InlineData("i1@a t1-protected | i2@b t2 t3", "t2 t3")]
    public void Binpack_memory_takes_where_most_memory_will_be_left(string layout, string choices) =>
        Assert.Equal(choices, new ServiceLayout(layout).Choices("binpack:memory"));

    [Theory]
    [InlineData("i1@a t1:300/1 | i2@b t2:200/500 t3:200/500", "t1")]
    [InlineData("i1@a t1:300/900 | i2@b t2:1/1 t3:500/1", "t1")]
    [InlineData("i1@a t1:10/100 x1-foreign:500/1 | i2@b t2:10/100 t3:10/100", "t2 t3")]
    public void Binpack_cpu_takes_where_most_cpu_will_be_left(string layout, string choices) =>
        Assert.Equal(choices, new ServiceLayout(layout).Choices("binpack:cpu"));

    [Theory]
    [InlineData("i1@a t1 t2 | i2@a t3 | i3@b t4 t5", "t1 t2")]
    [InlineData("i1@a t1 t2 | i2@b t3 | i3@b t4 | i4@b t5", "t3 t4 t5")]
    [InlineData("i1@a t1 t2-protected t3-protected | i2@a t4 | i3@b t5", "t1")]
    [InlineData("i1@a t1 t2-stopping | i2@a t3 x1-foreign | i3@b t4", "t1 t3")]
    public void Without_strategies_the_fullest_zone_and_in_it_the_fullest_instance(string layout, string choices)
    {
        Assert.Equal(choices, new ServiceLayout(layout).Choices(""));
        Assert.Equal(choices, new ServiceLayout(layout).Choices("spread:zone spread:instanceId"));
    }

    [Theory]
    [InlineData("spread:zone binpack:memory", "t4")]
    [InlineData("spread:zone spread:instanceId", "t1 t2 t3")]
    [InlineData("spread:zone random spread:instanceId", "t1 t2 t3 t4")]
    [InlineData("random spread:zone", "t1 t2 t3 t4 t5 t6")]
    [InlineData("binpack:memory spread:zone", "t4")]
    [InlineData("binpack:cpu random", "t4")]
    [InlineData("spread:attribute:rack spread:zone", "t1 t2 t3 t4")]
    public void Each_strategy_narrows_what_the_one_before_left(string strategies, string choices) =>
        Assert.Equal(choices, new ServiceLayout("i1@a t1 t2 t3 | i2@a t4 | i3@b t5:100/150 t6:200/150 x1-foreign:0/250").Choices(strategies));

    [Theory]
    [InlineData("i1@a t1 t2 | i2@b t3-old", "t3")]
    [InlineData("i1@a t1-old t2-old | i2@b t3-old", "t1 t2")]
    [InlineData("i1@a t1-pending | i2@b t2-old t3", "t2")]
    [InlineData("i1@a t1-old | i2@b t2-old-pending t3-old", "t2")]
    [InlineData("i1@a t1-sick t2 | i2@b+draining t3", "t3")]
    [InlineData("i1@a t1-sick t2 | i2@b+draining t3-protected", "t1")]
    [InlineData("i1@a+draining t1 t2 t3-sick | i2@b t4-pending", "t4")]
    [InlineData("i1@a+draining t1 t2 t3-sick | i2@b t4", "t3")]
    [InlineData("i1@a t1-sick | i2@b t2-sick t3 t4", "t2")]
    [InlineData("i1@a t1-old-protected | i2@b t2-pending-protected t3-sick-protected", "none")]
    public void States_go_before_the_spread_and_the_spread_decides_among_equals(string layout, string choices) =>
        Assert.Equal(choices, new ServiceLayout(layout).Choices("spread:zone"));

    [Theory]
    [InlineData("random")]
    [InlineData("spread:zone")]
    [InlineData("")]
    public void The_same_seed_chooses_the_same_task(string strategies)
    {
        var layout = new ServiceLayout("i1@a t1 t2 t3 t4 | i2@b t5 t6 t7 t8");

        Assert.All(Enumerable.Range(0, 20), seed => Assert.Equal(layout.Choose(strategies, (ulong)seed), layout.Choose(strategies, (ulong)seed)));
    }

    [Theory]
    [InlineData(1, 1, 0, 0, "t1 t2 t3")]
    [InlineData(3, 1, 0, 0, "t4 t5")]
    [InlineData(0, 1, 0, 0, "t1 t2 t3")]
    [InlineData(0, 1, 3, 0, "t4 t5")]
    [InlineData(1, 0, 0, 0, "t4 t5")]
    [InlineData(1, 1, 0, 4, "t1 t2 t3")]
    public void The_provider_most_over_its_share_gives_one_up(int onWeight, int spotWeight, int onBase, int spotBase, string choices)
    {
        var layout = new ServiceLayout("i1@a+on=on t1 t2 t3 | i2@b+on=spot t4 t5")
        {
            Shares = [new("on", onWeight, onBase), new("spot", spotWeight, spotBase)],
        };

        Assert.Equal(choices, layout.Choices("random"));
    }

    [Theory]
    [InlineData("i1@a+on=on t1 t2 t3-pending | i2@b+on=spot t4", "t3")]
    [InlineData("i1@a+on=on t1 | i2@b+on=spot t2 t3 t4-sick", "t4")]
    [InlineData("i1@a+on=on t1-protected t2-protected t3-protected | i2@b+on=spot t4", "t4")]
    [InlineData("i1@a+on=on t1 t2 | i2@b+on=on t3 | i3@b+on=spot t4 t5", "t1 t2")]
    [InlineData("i1@a t1 | i2@b+on=on t2 | i3@b+on=spot t3", "t1")]
    public void The_split_stands_after_the_states_and_before_the_strategies(string drawing, string choices)
    {
        var layout = new ServiceLayout(drawing) { Shares = [new("on", 1), new("spot", 1)] };

        Assert.Equal(choices, layout.Choices("spread:instanceId"));
    }
}
