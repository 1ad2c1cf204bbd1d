namespace Plimsoll.Acceptance.Tests.Support;

/// <summary>Tests beside which no other server runs on the machine.</summary>
[CollectionDefinition(nameof(AloneOnTheMachine), DisableParallelization = true)]
public sealed class AloneOnTheMachine;
