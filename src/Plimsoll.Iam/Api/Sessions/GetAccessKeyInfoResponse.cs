namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Output of <c>GetAccessKeyInfo</c>.</summary>
internal sealed record GetAccessKeyInfoResponse
{
    public string? Account { get; init; }
}
