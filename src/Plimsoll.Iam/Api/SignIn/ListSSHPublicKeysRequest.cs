using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Input of <c>ListSSHPublicKeys</c>.</summary>
internal sealed record ListSSHPublicKeysRequest
{
    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
