using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record AttachmentStateChange
{
    [Required]
    public string? AttachmentArn { get; init; }

    [Required]
    public string? Status { get; init; }
}
