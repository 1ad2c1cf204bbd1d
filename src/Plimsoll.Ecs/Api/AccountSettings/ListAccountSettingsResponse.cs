namespace Plimsoll.Ecs.Api.AccountSettings;

internal sealed record ListAccountSettingsResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<Setting>? Settings { get; init; }
}
