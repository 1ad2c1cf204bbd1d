namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Output of <c>DeleteParameters</c>.</summary>
internal sealed record DeleteParametersResponse
{
    public IReadOnlyList<string>? DeletedParameters { get; init; }

    public IReadOnlyList<string>? InvalidParameters { get; init; }
}
