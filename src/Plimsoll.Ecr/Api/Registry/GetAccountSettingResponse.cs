namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Output of <c>GetAccountSetting</c>.</summary>
internal sealed record GetAccountSettingResponse
{
    public string? Name { get; init; }

    public string? Value { get; init; }
}
