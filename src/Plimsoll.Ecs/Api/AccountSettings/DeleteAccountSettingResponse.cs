namespace Plimsoll.Ecs.Api.AccountSettings;

internal sealed record DeleteAccountSettingResponse
{
    public Setting? Setting { get; init; }
}
