namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record Setting
{
    public string? Name { get; init; }

    public string? PrincipalArn { get; init; }

    public string? Type { get; init; }

    public string? Value { get; init; }
}
