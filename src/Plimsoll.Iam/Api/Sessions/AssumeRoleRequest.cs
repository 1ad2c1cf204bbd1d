using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Input of <c>AssumeRole</c>.</summary>
internal sealed record AssumeRoleRequest
{
    [Range(900, 43200)]
    public int? DurationSeconds { get; init; }

    [Length(2, 1224)]
    [Pattern(@"[\w+=,.@:\/-]*")]
    public string? ExternalId { get; init; }

    [Unsupported]
    public int? MinimumSessionTokenSize { get; init; }

    [Length(1)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public string? Policy { get; init; }

    public IReadOnlyList<PolicyDescriptorType>? PolicyArns { get; init; }

    [Length(1, 5)]
    [Unsupported]
    public IReadOnlyList<ProvidedContext>? ProvidedContexts { get; init; }

    [Required]
    [Length(20, 2048)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+")]
    public string? RoleArn { get; init; }

    [Required]
    [Length(2, 64)]
    [Pattern(@"[\w+=,.@-]*")]
    public string? RoleSessionName { get; init; }

    [Length(9, 256)]
    [Pattern(@"[\w+=/:,.@-]*")]
    public string? SerialNumber { get; init; }

    [Length(2, 64)]
    [Pattern(@"[\w+=,.@-]*")]
    public string? SourceIdentity { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    [Length(6, 6)]
    [Pattern(@"[\d]*")]
    public string? TokenCode { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<string>? TransitiveTagKeys { get; init; }
}
