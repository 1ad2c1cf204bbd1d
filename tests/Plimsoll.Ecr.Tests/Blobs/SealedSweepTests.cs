using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Blobs;

/// <summary>The rules over encrypted files.</summary>
public sealed class SealedSweepTests() : SweepRules(new TemporaryBlobs(isSealed: true), rounds: 60);
