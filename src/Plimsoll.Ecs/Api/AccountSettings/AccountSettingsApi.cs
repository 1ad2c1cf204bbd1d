using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.AccountSettings;

/// <summary>The account settings of ECS (spec/tasks-services.md §14).</summary>
internal sealed class AccountSettingsApi(EcsContext context)
{
    private const int MostPerPage = 10;

    private readonly Pages _pages = new(context.Tokens);

    /// <summary>The operations.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create(
            "PutAccountSetting", EcsApiJson.Default.PutAccountSettingRequest, EcsApiJson.Default.PutAccountSettingResponse, PutAsync,
            (_, request) => EcsNeeds.Setting("PutAccountSetting", request.Name)),
        Operation.Create(
            "PutAccountSettingDefault",
            EcsApiJson.Default.PutAccountSettingDefaultRequest,
            EcsApiJson.Default.PutAccountSettingDefaultResponse,
            PutDefaultAsync,
            (_, request) => EcsNeeds.Setting("PutAccountSettingDefault", request.Name)),
        Operation.Create(
            "DeleteAccountSetting", EcsApiJson.Default.DeleteAccountSettingRequest, EcsApiJson.Default.DeleteAccountSettingResponse, DeleteAsync,
            (_, request) => EcsNeeds.Setting("DeleteAccountSetting", request.Name)),
        Operation.Create(
            "ListAccountSettings", EcsApiJson.Default.ListAccountSettingsRequest, EcsApiJson.Default.ListAccountSettingsResponse, ListAsync,
            (_, _) => EcsNeeds.Any("ListAccountSettings")),
    ];

    private async ValueTask<PutAccountSettingResponse> PutAsync(CallContext call, PutAccountSettingRequest input) =>
        new() { Setting = await StoreAsync(call, SettingPrincipals.KeyOf(call, input.PrincipalArn), input.Name!, input.Value!) };

    private async ValueTask<PutAccountSettingDefaultResponse> PutDefaultAsync(CallContext call, PutAccountSettingDefaultRequest input) =>
        new() { Setting = await StoreAsync(call, AccountSettingRecord.AccountDefault, input.Name!, input.Value!) };

    private async ValueTask<DeleteAccountSettingResponse> DeleteAsync(CallContext call, DeleteAccountSettingRequest input)
    {
        var setting = SettingDefinition.Of(input.Name!);
        var principal = SettingPrincipals.KeyOf(call, input.PrincipalArn);
        var value = await context.Cell(call).WriteAsync(tx =>
        {
            tx.Remove(EcsTables.AccountSettings, AccountSettingRecord.KeyOf(principal, setting.Name));
            return EffectiveSettings.Of(tx, principal, setting);
        });
        return new() { Setting = Shown(call, principal, setting, value) };
    }

    private async ValueTask<ListAccountSettingsResponse> ListAsync(CallContext call, ListAccountSettingsRequest input)
    {
        if (input is { Value: not null, Name: null })
        {
            throw EcsErrors.InvalidParameter("An account setting name must be specified together with a value.");
        }

        var principal = SettingPrincipals.KeyOf(call, input.PrincipalArn);
        var settings = await context.Cell(call).ReadAsync(view => SettingDefinition.All
            .Select(setting => (Setting: setting, Value: input.EffectiveSettings == true
                ? EffectiveSettings.Of(view, principal, setting)
                : view.Get(EcsTables.AccountSettings, AccountSettingRecord.KeyOf(principal, setting.Name))?.Value))
            .Where(item => item.Value is not null
                && (input.Name is null || item.Setting.Name == input.Name)
                && (input.Value is null || item.Value == input.Value))
            .Select(item => Shown(call, principal, item.Setting, item.Value!))
            .ToList());
        var (items, next) = _pages.Cut(
            call,
            $"ListAccountSettings {principal} {input.EffectiveSettings} {input.Name} {input.Value}",
            input.MaxResults,
            input.NextToken,
            after => settings.Where(setting => string.CompareOrdinal(setting.Name, after) > 0),
            setting => setting.Name!,
            MostPerPage);
        return new() { Settings = items, NextToken = next };
    }

    private static Setting Shown(CallContext call, string principal, SettingDefinition setting, string value) => new()
    {
        Name = setting.Name,
        Value = value,
        PrincipalArn = SettingPrincipals.ArnOf(call, principal),
        Type = setting.Type,
    };

    private async ValueTask<Setting> StoreAsync(CallContext call, string principal, string name, string value)
    {
        var setting = SettingDefinition.Of(name);
        if (setting.Values.Count == 0)
        {
            throw EcsErrors.InvalidParameter($"The account setting {name} is managed by AWS and cannot be modified.");
        }

        if (setting.IsLongArn && value == "disabled")
        {
            // Terraform's destroy waits for these words.
            throw EcsErrors.InvalidParameter("You can no longer disable Long Arn settings");
        }

        if (!setting.Values.Contains(value))
        {
            throw EcsErrors.InvalidParameter(
                $"Invalid value '{value}' for account setting {name}. Valid values: {string.Join(", ", setting.Values)}.");
        }

        if (setting.RootOnly && principal != AccountSettingRecord.AccountDefault)
        {
            throw EcsErrors.InvalidParameter($"The account setting {name} can only be set for the root user or as the default of the account.");
        }

        await context.Cell(call).WriteAsync(tx => tx.Put(EcsTables.AccountSettings, new AccountSettingRecord(principal, name, value)));
        return Shown(call, principal, setting, value);
    }
}
