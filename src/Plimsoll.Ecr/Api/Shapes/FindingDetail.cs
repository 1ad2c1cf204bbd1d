namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>Something told of a finding, e.g. the version of the package; AWS calls it an attribute.</summary>
internal sealed record FindingDetail
{
    public string? Key { get; init; }

    public string? Value { get; init; }
}
