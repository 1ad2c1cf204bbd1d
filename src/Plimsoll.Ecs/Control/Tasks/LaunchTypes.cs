namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>Launch types.</summary>
internal static class LaunchTypes
{
    public const string Ec2 = "EC2";
    public const string Fargate = "FARGATE";
    public const string External = "EXTERNAL";
}
