using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Output of <c>ListMFADevices</c>.</summary>
internal sealed record ListMFADevicesResponse
{
    public bool? IsTruncated { get; init; }

    public IReadOnlyList<MFADevice>? MFADevices { get; init; }

    public string? Marker { get; init; }
}
