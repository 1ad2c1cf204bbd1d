using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Tags;

internal sealed record TagResourceRequest
{
    [Required]
    public string? ResourceArn { get; init; }

    [Required, Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
