using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Output of <c>ListImageReferrers</c>.</summary>
internal sealed record ListImageReferrersResponse
{
    public IReadOnlyList<ImageReferrer>? Referrers { get; init; }

    public string? NextToken { get; init; }
}
