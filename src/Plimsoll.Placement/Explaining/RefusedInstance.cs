namespace Plimsoll.Placement.Explaining;

/// <summary>One refused instance, by name.</summary>
/// <param name="InstanceId">Which.</param>
/// <param name="Filter">The first filter that refused it.</param>
/// <param name="Words">Why: what was asked, what it has.</param>
public sealed record RefusedInstance(string InstanceId, string Filter, string Words);
