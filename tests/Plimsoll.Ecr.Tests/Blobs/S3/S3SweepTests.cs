using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Blobs.S3;

/// <summary>The rules over a bucket.</summary>
public sealed class S3SweepTests(S3Server server) : SweepRules(new TemporaryBlobs(server.NewPlace()), rounds: 15), IClassFixture<S3Server>;
