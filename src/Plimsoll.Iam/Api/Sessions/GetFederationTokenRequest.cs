using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Input of <c>GetFederationToken</c>.</summary>
internal sealed record GetFederationTokenRequest
{
    [Range(900, 129600)]
    public int? DurationSeconds { get; init; }

    [Unsupported]
    public int? MinimumSessionTokenSize { get; init; }

    [Required]
    [Length(2, 32)]
    [Pattern(@"[\w+=,.@-]*")]
    public string? Name { get; init; }

    [Length(1, 2048)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public string? Policy { get; init; }

    public IReadOnlyList<PolicyDescriptorType>? PolicyArns { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
