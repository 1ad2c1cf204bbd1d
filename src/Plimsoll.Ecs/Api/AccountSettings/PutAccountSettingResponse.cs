namespace Plimsoll.Ecs.Api.AccountSettings;

internal sealed record PutAccountSettingResponse
{
    public Setting? Setting { get; init; }
}
