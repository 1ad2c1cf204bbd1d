using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Plimsoll.Agent.Containers;

namespace Plimsoll.Agent.Serving.Metadata;

/// <summary>Docker's counters of containers, with the rates of the network since they were last asked for.</summary>
/// <param name="time">Clock.</param>
internal sealed class StatsReader(TimeProvider time)
{
    private const int MostKept = 1024;
    private readonly ConcurrentDictionary<string, (long At, double Received, double Sent)> _last = new();

    /// <summary>Reads; null when the container does not run or the engine does not answer.</summary>
    public async Task<JsonNode?> ReadAsync(DockerEngine docker, string dockerId, CancellationToken cancel)
    {
        try
        {
            using var answer = await docker.Raw.GetAsync(
                new Uri($"/containers/{Uri.EscapeDataString(dockerId)}/stats?stream=false&one-shot=true", UriKind.Relative), cancel).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode || JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancel).ConfigureAwait(false)) is not JsonObject stats)
            {
                return null;
            }

            if (Rates(dockerId, stats) is { } rates)
            {
                stats["network_rate_stats"] = rates;
            }

            return stats;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private JsonObject? Rates(string dockerId, JsonObject stats)
    {
        if (stats["networks"] is not JsonObject { Count: > 0 } networks)
        {
            return null;
        }

        if (_last.Count >= MostKept)
        {
            _last.Clear();
        }

        var now = (At: time.GetTimestamp(), Received: Sum(networks, "rx_bytes"), Sent: Sum(networks, "tx_bytes"));
        var known = _last.TryGetValue(dockerId, out var before);
        _last[dockerId] = now;
        var seconds = known ? time.GetElapsedTime(before.At, now.At).TotalSeconds : 0;
        return seconds <= 0 ? null : new JsonObject
        {
            ["rx_bytes_per_sec"] = Math.Max(0, now.Received - before.Received) / seconds,
            ["tx_bytes_per_sec"] = Math.Max(0, now.Sent - before.Sent) / seconds,
        };
    }

    private static double Sum(JsonObject networks, string counter) => networks.Sum(network => network.Value?[counter]?.GetValue<double>() ?? 0);
}
