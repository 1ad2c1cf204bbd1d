using Plimsoll.Cells;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.AccountSettings;

/// <summary>What holds for a principal: its own setting, else the account's default, else AWS's.</summary>
internal static class EffectiveSettings
{
    /// <summary>The value that holds for the caller.</summary>
    public static string Of(View view, CallContext call, string name) =>
        Of(view, SettingPrincipals.KeyOf(call, null), SettingDefinition.Of(name));

    /// <summary>The value that holds for a principal.</summary>
    public static string Of(View view, string principal, SettingDefinition setting) =>
        (Stored(view, principal, setting.Name) ?? Stored(view, AccountSettingRecord.AccountDefault, setting.Name))?.Value ?? setting.Default;

    private static AccountSettingRecord? Stored(View view, string principal, string name) =>
        view.Get(EcsTables.AccountSettings, AccountSettingRecord.KeyOf(principal, name));
}
