using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Tags;

/// <summary>Input of <c>TagResource</c>.</summary>
internal sealed record TagResourceRequest : ITaggedRequest
{
    [Required]
    public string? ResourceArn { get; init; }

    [Required]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
