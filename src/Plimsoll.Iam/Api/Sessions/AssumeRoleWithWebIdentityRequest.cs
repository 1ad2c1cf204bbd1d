using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Input of <c>AssumeRoleWithWebIdentity</c>.</summary>
internal sealed record AssumeRoleWithWebIdentityRequest
{
    [Range(900, 43200)]
    public int? DurationSeconds { get; init; }

    [Unsupported]
    public int? MinimumSessionTokenSize { get; init; }

    [Length(1, 2048)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public string? Policy { get; init; }

    public IReadOnlyList<PolicyDescriptorType>? PolicyArns { get; init; }

    [Length(4, 2048)]
    public string? ProviderId { get; init; }

    [Required]
    [Length(20, 2048)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+")]
    public string? RoleArn { get; init; }

    [Required]
    [Length(2, 64)]
    [Pattern(@"[\w+=,.@-]*")]
    public string? RoleSessionName { get; init; }

    [Required]
    [Length(4, 20000)]
    public string? WebIdentityToken { get; init; }
}
