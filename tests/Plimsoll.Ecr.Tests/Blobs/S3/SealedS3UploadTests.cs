using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Blobs.S3;

/// <summary>The rules over a bucket with encrypted blobs.</summary>
public sealed class SealedS3UploadTests(S3Server server)
    : UploadRules(new TemporaryBlobs(server.NewPlace(), isSealed: true)), IClassFixture<S3Server>;
