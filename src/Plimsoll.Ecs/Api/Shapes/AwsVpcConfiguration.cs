using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record AwsVpcConfiguration
{
    [OneOf("ENABLED", "DISABLED")]
    public string? AssignPublicIp { get; init; }

    public IReadOnlyList<string>? SecurityGroups { get; init; }

    [Required]
    public IReadOnlyList<string>? Subnets { get; init; }
}
