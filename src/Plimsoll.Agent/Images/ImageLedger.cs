using System.Text.Json.Serialization;
using Plimsoll.Agent.Storage;

namespace Plimsoll.Agent.Images;

/// <summary>
/// The images that this agent has pulled: for the pull behaviour <c>once</c>, and because only these may be cleaned up. An image that
/// somebody built on the machine is not the agent's to delete.
/// </summary>
internal sealed class ImageLedger(AgentFiles files)
{
    private readonly Dictionary<string, PulledImage> _images =
        AgentFiles.Read(files.Images, ImageLedgerJson.Default.DictionaryStringPulledImage) ?? [];

    public bool Has(string image)
    {
        lock (_images)
        {
            return _images.ContainsKey(image);
        }
    }

    public void Pulled(string image, DateTimeOffset now) => Change(() => _images[image] = new PulledImage(now, now));

    public void Used(string image, DateTimeOffset now)
    {
        lock (_images)
        {
            if (_images.TryGetValue(image, out var known))
            {
                Change(() => _images[image] = known with { LastUsed = now });
            }
        }
    }

    public void Removed(string image) => Change(() => _images.Remove(image));

    /// <summary>Those that may go: old enough, in use by no task, the longest unused first.</summary>
    public IReadOnlyList<string> Candidates(IReadOnlySet<string> inUse, DateTimeOffset now, TimeSpan minimumAge, int most)
    {
        lock (_images)
        {
            return [.. _images
                .Where(it => !inUse.Contains(it.Key) && now - it.Value.PulledAt >= minimumAge)
                .OrderBy(it => it.Value.LastUsed)
                .Select(it => it.Key)
                .Take(most)];
        }
    }

    private void Change(Action change)
    {
        lock (_images)
        {
            change();
            try
            {
                AgentFiles.Write(files.Images, _images, ImageLedgerJson.Default.DictionaryStringPulledImage);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Best effort: the next change writes all of it, and what is forgotten is only not cleaned up.
            }
        }
    }
}

/// <summary>A pulled image.</summary>
internal sealed record PulledImage(DateTimeOffset PulledAt, DateTimeOffset LastUsed);

[JsonSerializable(typeof(Dictionary<string, PulledImage>))]
internal sealed partial class ImageLedgerJson : JsonSerializerContext;
