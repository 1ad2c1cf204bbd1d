namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ClusterConfiguration
{
    public ExecuteCommandConfiguration? ExecuteCommandConfiguration { get; init; }

    public ManagedStorageConfiguration? ManagedStorageConfiguration { get; init; }
}
