using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Groups;

/// <summary>Input of <c>DeleteGroup</c>.</summary>
internal sealed record DeleteGroupRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? GroupName { get; init; }
}
