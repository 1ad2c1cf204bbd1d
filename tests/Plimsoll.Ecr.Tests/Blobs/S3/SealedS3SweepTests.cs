using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Blobs.S3;

/// <summary>The rules over a bucket with encrypted blobs.</summary>
public sealed class SealedS3SweepTests(S3Server server)
    : SweepRules(new TemporaryBlobs(server.NewPlace(), isSealed: true), rounds: 15), IClassFixture<S3Server>;
