using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Shapes;

/// <summary>Input of <c>ListGroups</c>, <c>ListInstanceProfiles</c>, <c>ListRoles</c>, <c>ListServerCertificates</c> and <c>ListUsers</c>.</summary>
internal sealed record PathListRequest
{
    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Length(1, 512)]
    [Pattern(@"\u002F[\u0021-\u007F]*")]
    public string? PathPrefix { get; init; }
}
