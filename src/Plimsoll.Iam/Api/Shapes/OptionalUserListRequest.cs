using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Shapes;

/// <summary>Input of <c>ListAccessKeys</c>, <c>ListMFADevices</c> and <c>ListSigningCertificates</c>.</summary>
internal sealed record OptionalUserListRequest
{
    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
