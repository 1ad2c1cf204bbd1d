using Plimsoll.SecretsManager.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Secrets;

/// <summary>Input of <c>ListSecrets</c>.</summary>
internal sealed record ListSecretsRequest
{
    [Length(0, 10)]
    public IReadOnlyList<Filter>? Filters { get; init; }

    public bool? IncludePlannedDeletion { get; init; }

    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(1, 4096)]
    public string? NextToken { get; init; }

    [OneOf("created-date", "last-accessed-date", "last-changed-date", "name")]
    public string? SortBy { get; init; }

    [OneOf("asc", "desc")]
    public string? SortOrder { get; init; }
}
