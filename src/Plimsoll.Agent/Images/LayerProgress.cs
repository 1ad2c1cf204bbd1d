using Docker.DotNet.Models;
using Plimsoll.Agent.Tasks;

namespace Plimsoll.Agent.Images;

/// <summary>Adds up what Docker says of each layer of a pull.</summary>
internal sealed class LayerProgress
{
    private readonly Dictionary<string, (long Bytes, long Total, bool Done)> _layers = [];

    /// <summary>No layer was named yet.</summary>
    public bool IsEmpty => _layers.Count == 0;

    /// <summary>Takes one line of the pull in; the sum so far.</summary>
    public PullProgress Add(JSONMessage message)
    {
        if (message.ID is { Length: > 0 } layer && message.Status is { } status)
        {
            var known = _layers.GetValueOrDefault(layer);
            _layers[layer] = status switch
            {
                "Pulling fs layer" or "Waiting" or "Verifying Checksum" => known,
                "Downloading" => (message.Progress?.Current ?? known.Bytes, message.Progress?.Total ?? known.Total, false),
                "Download complete" => (known.Total, known.Total, false),
                "Pull complete" or "Already exists" => (known.Total, known.Total, true),
                _ => known,
            };
            if (status.StartsWith("Pulling from", StringComparison.Ordinal))
            {
                _layers.Remove(layer);
            }
        }

        return new PullProgress(
            _layers.Values.Sum(it => it.Bytes), _layers.Values.Sum(it => it.Total), _layers.Values.Count(it => it.Done), _layers.Count);
    }
}
