using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Output of <c>ListVirtualMFADevices</c>.</summary>
internal sealed record ListVirtualMFADevicesResponse
{
    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public IReadOnlyList<VirtualMFADevice>? VirtualMFADevices { get; init; }
}
