using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Scanning;

/// <summary>Input of <c>PutRegistryScanningConfiguration</c>.</summary>
internal sealed record PutRegistryScanningConfigurationRequest
{
    [OneOf("BASIC", "ENHANCED")]
    public string? ScanType { get; init; }

    [Length(0, 2)]
    public IReadOnlyList<RegistryScanningRule>? Rules { get; init; }
}
