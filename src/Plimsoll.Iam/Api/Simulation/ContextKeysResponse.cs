namespace Plimsoll.Iam.Api.Simulation;

/// <summary>Output of <c>GetContextKeysForCustomPolicy</c> and <c>GetContextKeysForPrincipalPolicy</c>.</summary>
internal sealed record ContextKeysResponse
{
    public IReadOnlyList<string>? ContextKeyNames { get; init; }
}
