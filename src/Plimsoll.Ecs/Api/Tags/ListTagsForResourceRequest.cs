using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Tags;

internal sealed record ListTagsForResourceRequest
{
    [Required]
    public string? ResourceArn { get; init; }
}
