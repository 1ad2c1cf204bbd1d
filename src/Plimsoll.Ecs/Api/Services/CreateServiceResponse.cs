namespace Plimsoll.Ecs.Api.Services;

internal sealed record CreateServiceResponse
{
    public Service? Service { get; init; }
}
