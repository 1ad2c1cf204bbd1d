using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Wire.Tests.Support;

/// <summary>The keys that these tests sign with.</summary>
internal sealed class Keys : ICredentials
{
    public const string Account = "123456789012";
    public const string DocumentedSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    public static readonly DateTimeOffset Ends = new(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);
    public static readonly SigningKeys Root = new("AKIDEXAMPLE", DocumentedSecret);
    public static readonly SigningKeys Session = new("ASIAEXAMPLE", "session secret", "token/==");

    private static readonly Principal Principal = new(PrincipalKind.Root, Account, $"arn:aws:iam::{Account}:root", Account);

    private static readonly Credential[] All =
    [
        new(Root.AccessKeyId, Root.SecretAccessKey, null, Principal, null),
        new(Session.AccessKeyId, Session.SecretAccessKey, Session.SessionToken, Principal, Ends),
        new("AKIDEXAMPLE0000000000", "wJalrXUtnFEMIexample", null, Principal, null),
    ];

    public Credential? Find(string accessKeyId, string? sessionToken) =>
        Array.Find(All, one => one.AccessKeyId == accessKeyId && one.SessionToken == sessionToken);
}
