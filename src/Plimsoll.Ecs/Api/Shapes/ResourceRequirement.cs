using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ResourceRequirement
{
    public string? SharingStrategy { get; init; }

    [Required, OneOf("GPU", "InferenceAccelerator", "NeuronDevice")]
    public string? Type { get; init; }

    [Required]
    public string? Value { get; init; }
}
