using System.Collections.Concurrent;
using Plimsoll.Ecr.Blobs;

namespace Plimsoll.Ecr.Control.Layers;

/// <summary>
/// Remembers which uploads have a small part that is not their last: the API wants parts of 5 MiB, docker may send as little as it
/// likes. Only uploads that stand after a small part are remembered; a restart forgives what it saw.
/// </summary>
internal sealed class LayerParts(BlobRooms rooms)
{
    /// <summary>Least that every part but the last must have, in bytes.</summary>
    public const int Least = 5 << 20;

    private const int MostRemembered = 1000;
    private readonly ConcurrentDictionary<(string Owner, Guid Id), bool> _small = new();

    /// <summary>Takes note of a part that came.</summary>
    public void Add(string owner, Guid id, int length)
    {
        if (length >= Least && !_small.ContainsKey((owner, id)))
        {
            return;
        }

        // What stands after a small part and goes on has one in its middle.
        _small.AddOrUpdate((owner, id), false, (_, _) => true);
        if (_small.Count > MostRemembered)
        {
            ForgetEnded();
        }
    }

    /// <summary>True when a part that is not the last was too small.</summary>
    public bool IsBroken(string owner, Guid id) => _small.GetValueOrDefault((owner, id));

    /// <summary>The upload has ended.</summary>
    public void Forget(string owner, Guid id) => _small.TryRemove((owner, id), out var _);

    private void ForgetEnded()
    {
        foreach (var (owner, id) in _small.Keys)
        {
            if (rooms.All.All(room => room.Uploads.Received(owner, id) is null))
            {
                Forget(owner, id);
            }
        }
    }
}
