using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Tags;

internal sealed record UntagResourceRequest
{
    [Required]
    public string? ResourceArn { get; init; }

    [Required]
    public IReadOnlyList<string>? TagKeys { get; init; }
}
