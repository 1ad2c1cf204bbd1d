using System.Runtime.CompilerServices;
using Plimsoll.Iam.Policies;

namespace Plimsoll.Iam.Control;

/// <summary>
/// Policies that are read once for each text that the state holds: the records are immutable, so a text that is the same object says the same,
/// and what is gone from the state is forgotten here.
/// </summary>
internal static class CompiledPolicies
{
    private static readonly ConditionalWeakTable<string, PolicyDocument> Identity = [];
    private static readonly ConditionalWeakTable<string, PolicyDocument> Aws = [];
    private static readonly ConditionalWeakTable<string, PolicyDocument> Session = [];
    private static readonly ConditionalWeakTable<string, PolicyDocument> Trust = [];

    /// <summary>A policy of a user, group or role.</summary>
    public static PolicyDocument OfIdentity(string text) => Identity.GetValue(text, static one => PolicyReader.Read(one, PolicyKind.Identity));

    /// <summary>A policy of AWS's.</summary>
    public static PolicyDocument OfAws(string text) => Aws.GetValue(text, ReadAws);

    /// <summary>A policy that a session is bound by.</summary>
    public static PolicyDocument OfSession(string text) => Session.GetValue(text, static one => PolicyReader.Read(one, PolicyKind.Session));

    /// <summary>A policy of who may assume a role.</summary>
    public static PolicyDocument OfTrust(string text) => Trust.GetValue(text, static one => PolicyReader.Read(one, PolicyKind.Trust));

    // AWS itself may say a little more than it lets others say, e.g. "arn:*:…" for all partitions.
    private static PolicyDocument ReadAws(string text)
    {
        try
        {
            return PolicyReader.Read(text, PolicyKind.Identity);
        }
        catch (PolicyFormatException)
        {
            return PolicyDocument.Parse(text, PolicyGrammar.Identity);
        }
    }
}
