using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Input of <c>DeactivateMFADevice</c>.</summary>
internal sealed record DeactivateMFADeviceRequest
{
    [Required]
    [Length(9, 256)]
    [Pattern(@"[\w+=/:,.@-]+")]
    public string? SerialNumber { get; init; }

    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
