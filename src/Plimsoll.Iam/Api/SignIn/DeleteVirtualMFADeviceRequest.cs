using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Input of <c>DeleteVirtualMFADevice</c>.</summary>
internal sealed record DeleteVirtualMFADeviceRequest
{
    [Required]
    [Length(9, 256)]
    [Pattern(@"[\w+=/:,.@-]+")]
    public string? SerialNumber { get; init; }
}
