using Plimsoll.Client;
using Plimsoll.Tailing;

namespace Plimsoll.Tests.Tailing;

public sealed class ContainerLogTests
{
    private static readonly EcsTask Task = new()
    {
        TaskArn = "arn:aws:ecs:us-east-1:000000000000:task/default/4a58",
        Containers = [new Container { Name = "app", RuntimeId = "c0ffee" }],
    };

    [Fact]
    public void A_stream_is_named_by_prefix_container_and_task() =>
        Assert.Equal(new LogStreamPlace("eu-west-1", "g", "web/app/4a58"), Place(("awslogs-group", "g"), ("awslogs-region", "eu-west-1"), ("awslogs-stream-prefix", "web")));

    [Fact]
    public void Without_a_prefix_it_has_the_containers_id() => Assert.Equal(new LogStreamPlace("us-east-1", "g", "c0ffee"), Place(("awslogs-group", "g")));

    [Fact]
    public void A_container_of_another_driver_is_read_from_the_engine()
    {
        var log = Assert.Single(Of(new LogConfiguration("json-file", new Dictionary<string, string>())));

        Assert.Equal((null, "c0ffee", "json-file"), (log.Stream, log.RuntimeId, log.Driver));
    }

    [Fact]
    public void A_container_without_log_configuration_is_read_from_the_engine()
    {
        var log = Assert.Single(Of(null));

        Assert.Equal((null, null), (log.Stream, log.Driver));
    }

    private static LogStreamPlace? Place(params (string Name, string Value)[] options) =>
        Assert.Single(Of(new LogConfiguration("awslogs", options.ToDictionary(option => option.Name, option => option.Value)))).Stream;

    private static IEnumerable<ContainerLog> Of(LogConfiguration? log) => ContainerLog.Of(
        Task, new DescribedDefinition { ContainerDefinitions = [new DescribedContainer { Name = "app", LogConfiguration = log }] }, "us-east-1");
}
