using System.Globalization;
using Plimsoll.Cells;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Control;

/// <summary>The credential report: CSV, a line for each user (docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html).</summary>
internal static class CredentialReport
{
    private const int KeysPerUser = 2;
    private const string None = "N/A";
    private const string NotSupported = "not_supported";

    private static readonly string[] Columns =
    [
        "user", "arn", "user_creation_time", "password_enabled", "password_last_used", "password_last_changed", "password_next_rotation", "mfa_active",
        "access_key_1_active", "access_key_1_last_rotated", "access_key_1_last_used_date", "access_key_1_last_used_region", "access_key_1_last_used_service",
        "access_key_2_active", "access_key_2_last_rotated", "access_key_2_last_used_date", "access_key_2_last_used_region", "access_key_2_last_used_service",
        "cert_1_active", "cert_1_last_rotated", "cert_2_active", "cert_2_last_rotated",
    ];

    public static string Of(View view, string account)
    {
        var arns = new IamArns(account);
        var record = view.Get(IamTables.Accounts, AccountRecord.Key)!;
        IEnumerable<string> lines =
        [
            string.Join(',', Columns),
            string.Join(',', Root(arns, record)),
            .. view.In(IamTables.UsersInOrder, "").Select(user => string.Join(',', User(view, arns, record, user))),
        ];
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Root(IamArns arns, AccountRecord account) =>
    [
        "<root_account>", arns.Root, Time(account.Created), NotSupported, "no_information", NotSupported, NotSupported, "false",
        "true", Time(account.Created), None, None, None, .. NoKey, .. NoCertificates,
    ];

    private static IEnumerable<string> User(View view, IamArns arns, AccountRecord account, UserRecord user)
    {
        var keys = view.In(IamTables.AccessKeysByUser, user.Id).OrderBy(key => key.Created).ToList();
        return
        [
            user.Name, arns.Of(user), Time(user.Created), .. Password(account, user.Login), "false",
            .. Enumerable.Range(0, KeysPerUser).SelectMany(at => at < keys.Count ? Key(view, keys[at]) : NoKey), .. NoCertificates,
        ];
    }

    private static IEnumerable<string> NoKey => ["false", None, None, None, None];

    private static IEnumerable<string> NoCertificates => ["false", None, "false", None];

    private static IEnumerable<string> Password(AccountRecord account, LoginProfileRecord? login) => login is null
        ? ["false", None, None, None]
        : ["true", "no_information", Time(login.Changed), account.Passwords?.MaxAge is { } days ? Time(login.Changed.AddDays(days)) : None];

    private static IEnumerable<string> Key(View view, AccessKeyRecord key)
    {
        var use = view.Get(IamTables.LastUses, key.Id);
        return [key.IsActive ? "true" : "false", Time(key.Created), use is null ? None : Time(use.At), use?.Region ?? None, use?.Service ?? None];
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);
}
