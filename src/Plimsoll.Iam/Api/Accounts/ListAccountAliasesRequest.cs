using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Accounts;

/// <summary>Input of <c>ListAccountAliases</c>.</summary>
internal sealed record ListAccountAliasesRequest
{
    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}
