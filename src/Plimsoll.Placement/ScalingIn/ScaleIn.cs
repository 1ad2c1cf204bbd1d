using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.ScalingIn;

/// <summary>Chooses which task of a service to stop; for several at once see <see cref="ScaleInChoices"/>.</summary>
public static class ScaleIn
{
    /// <summary>Chooses a task: by preference, then by the split over capacity providers, then by the strategies read backwards.</summary>
    /// <exception cref="InvalidOperationException">A task is not in the fleet.</exception>
    public static ScaleInDecision Choose(Fleet fleet, ScaleInRequest request, IChance chance) => new ScaleInChoices(fleet, request).Next(chance);
}
