namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Output of <c>PutParameter</c>.</summary>
internal sealed record PutParameterResponse
{
    public string? Tier { get; init; }

    public long? Version { get; init; }
}
