using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Blobs.S3;

/// <summary>The rules over a bucket.</summary>
public sealed class S3UploadTests(S3Server server) : UploadRules(new TemporaryBlobs(server.NewPlace())), IClassFixture<S3Server>;
