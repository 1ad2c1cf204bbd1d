using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Tags;

/// <summary>Input of <c>AddTagsToResource</c>.</summary>
internal sealed record AddTagsToResourceRequest
{
    [Required]
    public string? ResourceId { get; init; }

    [Required]
    [OneOf("Document", "ManagedInstance", "MaintenanceWindow", "Parameter", "PatchBaseline", "OpsItem", "OpsMetadata", "Automation", "Association")]
    public string? ResourceType { get; init; }

    [Required]
    [Length(0, 1000)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
