using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Tags;

/// <summary>Input of <c>ListTagsForResource</c>.</summary>
internal sealed record ListTagsForResourceRequest
{
    [Required]
    public string? ResourceId { get; init; }

    [Required]
    [OneOf("Document", "ManagedInstance", "MaintenanceWindow", "Parameter", "PatchBaseline", "OpsItem", "OpsMetadata", "Automation", "Association")]
    public string? ResourceType { get; init; }
}
