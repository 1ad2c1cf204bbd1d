namespace Plimsoll.Ecs.Api.AccountSettings;

internal sealed record PutAccountSettingDefaultResponse
{
    public Setting? Setting { get; init; }
}
