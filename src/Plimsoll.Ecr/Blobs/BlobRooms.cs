using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Blobs;

/// <summary>
/// The two rooms of content: as it is, and encrypted. A repository's is settled when it is made. Nothing is in both by one name: content
/// that repositories of both kinds have lies twice.
/// </summary>
/// <param name="Plain">Of repositories with AES256.</param>
/// <param name="Sealed">Of repositories with a KMS key.</param>
internal sealed record BlobRooms(BlobRoom Plain, BlobRoom Sealed)
{
    /// <summary>Both.</summary>
    public IReadOnlyList<BlobRoom> All => [Plain, Sealed];

    /// <summary>The room of a repository; of one that is not there it does not matter.</summary>
    public BlobRoom Of(RepositoryRecord? repository) => Of(repository?.Encryption);

    /// <summary>The room of repositories of an encryption.</summary>
    public BlobRoom Of(EncryptionConfiguration? encryption) => encryption is null ? Plain : Sealed;
}
