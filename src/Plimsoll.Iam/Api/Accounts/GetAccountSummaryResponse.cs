namespace Plimsoll.Iam.Api.Accounts;

/// <summary>Output of <c>GetAccountSummary</c>.</summary>
internal sealed record GetAccountSummaryResponse
{
    public IReadOnlyDictionary<string, int>? SummaryMap { get; init; }
}
