namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>Network modes of task definitions.</summary>
internal static class NetworkModes
{
    public const string AwsVpc = "awsvpc";
    public const string Bridge = "bridge";
    public const string Host = "host";
    public const string None = "none";
}
