namespace Plimsoll.Ecs.Model;

/// <summary>An account setting of one principal, or the account's default.</summary>
/// <param name="PrincipalArn">Whose; <see cref="AccountDefault"/> for the default of the account.</param>
/// <param name="Name">Name of the setting.</param>
/// <param name="Value">Its value.</param>
internal sealed record AccountSettingRecord(string PrincipalArn, string Name, string Value)
{
    public const string AccountDefault = "default";

    public string Key => KeyOf(PrincipalArn, Name);

    public static string KeyOf(string principalArn, string name) => $"{principalArn} {name}";
}
