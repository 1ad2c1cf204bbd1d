using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.AccountSettings;

/// <summary>Whose setting is meant. The root user's settings are the defaults of the account.</summary>
internal static class SettingPrincipals
{
    /// <summary>Key of the settings of a principal; that of the caller when none is given.</summary>
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>InvalidParameterException</c> for what is no principal of the account.</exception>
    public static string KeyOf(CallContext call, string? principalArn)
    {
        var text = principalArn ?? call.Principal.Arn;
        if (!Arn.TryParse(text, out var arn) || arn.Account != call.Account)
        {
            throw Invalid(text);
        }

        return (arn.Service, arn.Resource.Split('/')) switch
        {
            ("iam", ["root"]) => AccountSettingRecord.AccountDefault,
            ("iam", ["user" or "role", _, ..]) => text,
            ("sts", ["assumed-role", var role, _]) => $"arn:aws:iam::{call.Account}:role/{role}",
            _ => throw Invalid(text),
        };
    }

    /// <summary>How answers name the principal of a key.</summary>
    public static string ArnOf(CallContext call, string key) =>
        key == AccountSettingRecord.AccountDefault ? $"arn:aws:iam::{call.Account}:root" : key;

    private static Wire.Errors.AwsException Invalid(string arn) =>
        EcsErrors.InvalidParameter($"Invalid principalArn '{arn}': a user, a role or the root user of this account was expected.");
}
