namespace Plimsoll.Iam.Api.Accounts;

/// <summary>Output of <c>GenerateCredentialReport</c>.</summary>
internal sealed record GenerateCredentialReportResponse
{
    public string? Description { get; init; }

    public string? State { get; init; }
}
