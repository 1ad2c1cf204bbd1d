using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Input of <c>ListServiceSpecificCredentials</c>.</summary>
internal sealed record ListServiceSpecificCredentialsRequest
{
    public bool? AllUsers { get; init; }

    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    public string? ServiceName { get; init; }

    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
