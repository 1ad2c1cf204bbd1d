namespace Plimsoll.Iam.Api.Accounts;

/// <summary>Output of <c>ListAccountAliases</c>.</summary>
internal sealed record ListAccountAliasesResponse
{
    public IReadOnlyList<string>? AccountAliases { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}
