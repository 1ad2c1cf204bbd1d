using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Input of <c>CreateRole</c>.</summary>
internal sealed record CreateRoleRequest
{
    [Required]
    [Length(1, 131072)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public string? AssumeRolePolicyDocument { get; init; }

    [Length(0, 1000)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*")]
    public string? Description { get; init; }

    [Range(3600, 43200)]
    public int? MaxSessionDuration { get; init; }

    [Length(1, 512)]
    [Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
    public string? Path { get; init; }

    [Length(20, 2048)]
    public string? PermissionsBoundary { get; init; }

    [Required]
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? RoleName { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
