namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>CPU units, MiB and interfaces.</summary>
internal sealed record Room(int Cpu, int Memory, int Enis);
