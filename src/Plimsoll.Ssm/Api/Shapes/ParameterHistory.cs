namespace Plimsoll.Ssm.Api.Shapes;

/// <summary>A version of a parameter.</summary>
internal sealed record ParameterHistory
{
    public string? AllowedPattern { get; init; }

    public string? DataType { get; init; }

    public string? Description { get; init; }

    public string? KeyId { get; init; }

    public IReadOnlyList<string>? Labels { get; init; }

    public DateTimeOffset? LastModifiedDate { get; init; }

    public string? LastModifiedUser { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<ParameterInlinePolicy>? Policies { get; init; }

    public string? Tier { get; init; }

    public string? Type { get; init; }

    public string? Value { get; init; }

    public long? Version { get; init; }

    /// <summary>No value: secrets do not reach logs.</summary>
    public override string ToString() => nameof(ParameterHistory);
}
