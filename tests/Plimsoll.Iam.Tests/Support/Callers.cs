using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Tests.Support;

/// <summary>Those who ask in tests of policies.</summary>
internal static class Callers
{
    public const string Account = "111122223333";
    public const string Other = "444455556666";

    public static Principal Root { get; } = new(PrincipalKind.Root, Account, $"arn:aws:iam::{Account}:root", Account);

    public static Principal User { get; } = new(PrincipalKind.User, Account, $"arn:aws:iam::{Account}:user/team/ada", "AIDAADA");

    public static Principal Session { get; } = new(PrincipalKind.AssumedRole, Account, $"arn:aws:sts::{Account}:assumed-role/web/task", "AROAWEB:task");
}
