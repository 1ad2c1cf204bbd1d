namespace Plimsoll.Iam.Api.Accounts;

/// <summary>Output of <c>GetCredentialReport</c>.</summary>
internal sealed record GetCredentialReportResponse
{
    public byte[]? Content { get; init; }

    public DateTimeOffset? GeneratedTime { get; init; }

    public string? ReportFormat { get; init; }
}
