using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Versions;

/// <summary>Input of <c>GetParameterHistory</c>.</summary>
internal sealed record GetParameterHistoryRequest
{
    [Range(1, 50)]
    public int? MaxResults { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? Name { get; init; }

    public string? NextToken { get; init; }

    public bool? WithDecryption { get; init; }
}
