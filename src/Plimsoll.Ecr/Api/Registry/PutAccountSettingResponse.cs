namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Output of <c>PutAccountSetting</c>.</summary>
internal sealed record PutAccountSettingResponse
{
    public string? Name { get; init; }

    public string? Value { get; init; }
}
