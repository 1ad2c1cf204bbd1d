namespace Plimsoll.Ecr.Blobs;

/// <summary>Where the content of some repositories lies, and what is on its way there.</summary>
/// <param name="Blobs">Layers and manifests.</param>
/// <param name="Uploads">Layers on their way in.</param>
internal sealed record BlobRoom(IBlobStore Blobs, IUploadStore Uploads);
