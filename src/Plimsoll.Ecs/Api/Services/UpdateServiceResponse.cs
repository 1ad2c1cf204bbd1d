namespace Plimsoll.Ecs.Api.Services;

internal sealed record UpdateServiceResponse
{
    public Service? Service { get; init; }
}
