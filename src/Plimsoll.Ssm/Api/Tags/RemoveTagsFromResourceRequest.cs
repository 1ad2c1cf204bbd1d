using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Tags;

/// <summary>Input of <c>RemoveTagsFromResource</c>.</summary>
internal sealed record RemoveTagsFromResourceRequest
{
    [Required]
    public string? ResourceId { get; init; }

    [Required]
    [OneOf("Document", "ManagedInstance", "MaintenanceWindow", "Parameter", "PatchBaseline", "OpsItem", "OpsMetadata", "Automation", "Association")]
    public string? ResourceType { get; init; }

    [Required]
    public IReadOnlyList<string>? TagKeys { get; init; }
}
