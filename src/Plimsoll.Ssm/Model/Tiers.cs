namespace Plimsoll.Ssm.Model;

/// <summary>Tiers of parameters, and the one that leaves the choice to us.</summary>
internal static class Tiers
{
    public const string Standard = "Standard";
    public const string Advanced = "Advanced";
    public const string Intelligent = "Intelligent-Tiering";
}
