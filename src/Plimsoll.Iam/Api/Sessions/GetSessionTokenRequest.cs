using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Input of <c>GetSessionToken</c>.</summary>
internal sealed record GetSessionTokenRequest
{
    [Range(900, 129600)]
    public int? DurationSeconds { get; init; }

    [Unsupported]
    public int? MinimumSessionTokenSize { get; init; }

    [Length(9, 256)]
    [Pattern(@"[\w+=/:,.@-]*")]
    public string? SerialNumber { get; init; }

    [Length(6, 6)]
    [Pattern(@"[\d]*")]
    public string? TokenCode { get; init; }
}
