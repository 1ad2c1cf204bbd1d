using System.Net;

namespace Plimsoll.Names;

/// <summary>Keeps one client from having all connections.</summary>
/// <param name="most">How many it may have at a time.</param>
internal sealed class ClientLimit(int most)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _held = [];

    /// <summary>Takes a place for a client.</summary>
    /// <param name="client">Its address.</param>
    /// <returns>Dispose it to give the place back; null when the client has as many as it may have.</returns>
    public IDisposable? Take(IPAddress client)
    {
        lock (_gate)
        {
            var held = _held.GetValueOrDefault(client);
            if (held >= most)
            {
                return null;
            }

            _held[client] = held + 1;
            return new Place(this, client);
        }
    }

    private void GiveBack(IPAddress client)
    {
        lock (_gate)
        {
            if (--_held[client] == 0)
            {
                _held.Remove(client);
            }
        }
    }

    private sealed class Place(ClientLimit limit, IPAddress client) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
            {
                limit.GiveBack(client);
            }
        }
    }
}
