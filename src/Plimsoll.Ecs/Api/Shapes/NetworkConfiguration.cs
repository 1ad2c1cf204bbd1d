namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record NetworkConfiguration
{
    public AwsVpcConfiguration? AwsvpcConfiguration { get; init; }
}
