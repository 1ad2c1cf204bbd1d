using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Blobs;

/// <summary>The rules over files.</summary>
public sealed class SweepTests() : SweepRules(new TemporaryBlobs(), rounds: 60);
