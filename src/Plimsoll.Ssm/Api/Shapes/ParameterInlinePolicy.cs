namespace Plimsoll.Ssm.Api.Shapes;

/// <summary>A policy of a parameter.</summary>
internal sealed record ParameterInlinePolicy
{
    public string? PolicyStatus { get; init; }

    public string? PolicyText { get; init; }

    public string? PolicyType { get; init; }
}
