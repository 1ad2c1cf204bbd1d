namespace Plimsoll.Ecs.Api.Tags;

internal sealed record TagResourceResponse;
