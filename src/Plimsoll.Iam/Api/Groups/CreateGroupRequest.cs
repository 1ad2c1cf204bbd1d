using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Groups;

/// <summary>Input of <c>CreateGroup</c>.</summary>
internal sealed record CreateGroupRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? GroupName { get; init; }

    [Length(1, 512)]
    [Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
    public string? Path { get; init; }
}
