using Plimsoll.Cells;
using Plimsoll.Iam.Keys;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Iam;

/// <summary>What IAM needs from the program around it.</summary>
public sealed record IamOptions
{
    /// <summary>State.</summary>
    public required CellHost Cells { get; init; }

    /// <summary>Paging tokens.</summary>
    public required PageTokens Tokens { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Keys of the server.</summary>
    public required KeyRing Keys { get; init; }

    /// <summary>Account of the root user, twelve digits.</summary>
    public required string Account { get; init; }

    /// <summary>Where key sets of OpenID Connect providers may lie: <c>NAME.json</c>, the provider's name with <c>_</c> for <c>/</c> and <c>:</c>.</summary>
    public required string KeySetDirectory { get; init; }

    /// <summary>Whether a holder of a role's keys lives: keys that a service got for a task end with it.</summary>
    public Func<string, bool> HolderLives { get; init; } = _ => true;

    /// <summary>What services still have that needs their service-linked roles.</summary>
    public LinkedRoleUses LinkedRoleUses { get; init; } = (_, _) => new Dictionary<string, IReadOnlyList<string>>();
}
