using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Input of <c>ListVirtualMFADevices</c>.</summary>
internal sealed record ListVirtualMFADevicesRequest
{
    [OneOf("Assigned", "Unassigned", "Any")]
    public string? AssignmentStatus { get; init; }

    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}
