using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Scanning;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Control.Images;

/// <summary>Finds images and hands out their manifests.</summary>
internal sealed class ImagePull(EcrContext context)
{
    private static readonly TimeSpan PullGranularity = TimeSpan.FromHours(24);

    private readonly ManifestCache _manifests = new();

    /// <summary>The image of a tag or digest.</summary>
    public static ImageRecord? Find(View view, string repository, string reference)
    {
        var digest = Digest.TryParse(reference, out var _) ? reference : view.Get(EcrTables.Tags, TagRecord.KeyOf(repository, reference))?.Digest;
        return digest is null ? null : view.Get(EcrTables.Images, ImageRecord.KeyOf(repository, digest));
    }

    /// <summary>Bytes of the manifest of an image; null when the image was deleted meanwhile.</summary>
    public async ValueTask<byte[]?> ManifestAsync(RegistryScope registry, ImageRecord image, CancellationToken cancel)
    {
        if (_manifests.Find(image.Digest) is { } known)
        {
            return known;
        }

        if (!Digest.TryParse(image.Digest, out var digest) || await context.RoomOf(registry, image.Repository).Blobs.ReadAsync(digest, cancel) is not { } bytes)
        {
            return null;
        }

        _manifests.Add(image.Digest, bytes);
        return bytes;
    }

    /// <summary>Records that an image was pulled, once in 24 hours, as far as that can be written (spec/ecr.md §3, lastRecordedPullTime).</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="image">The image.</param>
    /// <param name="puller">Who pulled; the image scanner, and those whom the account excludes, are not recorded.</param>
    public async Task RecordPullAsync(RegistryScope registry, ImageRecord image, Principal? puller = null)
    {
        var now = context.Now;
        if (IsOld(image, now) && (puller is null || !IsExcluded(registry, puller)))
        {
            try
            {
                await context.Cell(registry).WriteAsync(tx =>
                {
                    if (tx.Get(EcrTables.Images, image.Key) is { } current && IsOld(current, now))
                    {
                        tx.Put(EcrTables.Images, current with { PulledAt = now });
                    }
                });
            }
            catch (IOException)
            {
                // The disk is full or fails: whoever asks for a write hears of it, and the image is served.
            }
        }
    }

    private bool IsExcluded(RegistryScope registry, Principal puller) => CommandScanner.IsPuller(puller)
        || context.Cell(registry).Peek(view => view.All(EcrTables.PullExclusions).Any(exclusion => exclusion.Names(puller)));

    private static bool IsOld(ImageRecord image, DateTimeOffset now) => image.PulledAt is not { } pulled || now - pulled >= PullGranularity;
}
