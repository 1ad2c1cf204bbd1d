namespace Plimsoll.Ecs.Api.Services;

internal sealed record DeleteServiceResponse
{
    public Service? Service { get; init; }
}
