using System.Collections.Concurrent;
using Plimsoll.Cells;

namespace Plimsoll.Ecs.Link;

/// <summary>The open connections: of each kind at most one for an instance, the newest.</summary>
internal sealed class Sessions
{
    private readonly ConcurrentDictionary<(string Cell, string Instance, bool Telemetry), LinkSession> _open = new();
    private volatile bool _closed;

    /// <summary>True once the server stops: no connection is taken any more.</summary>
    public bool Closed => _closed;

    /// <summary>The ACS connection of an instance, or null.</summary>
    public LinkSession? Find(Cell cell, string instanceKey) => _open.GetValueOrDefault((cell.Name, instanceKey, false));

    /// <summary>Adds a connection; one that was there is closed.</summary>
    public void Add(Cell cell, string instanceKey, bool telemetry, LinkSession session)
    {
        LinkSession? replaced = null;
        _open.AddOrUpdate((cell.Name, instanceKey, telemetry), session, (_, old) =>
        {
            replaced = old;
            return session;
        });
        replaced?.Close();
        if (_closed)
        {
            session.Close();
        }
    }

    /// <summary>Takes a connection out; false when another has replaced it.</summary>
    public bool Remove(Cell cell, string instanceKey, bool telemetry, LinkSession session) =>
        _open.TryRemove(new((cell.Name, instanceKey, telemetry), session));

    /// <summary>Ends the connections of an instance.</summary>
    public void Close(Cell cell, string instanceKey)
    {
        _open.GetValueOrDefault((cell.Name, instanceKey, false))?.Close();
        _open.GetValueOrDefault((cell.Name, instanceKey, true))?.Close();
    }

    /// <summary>Ends every connection.</summary>
    /// <param name="forGood">True when the server stops.</param>
    public void CloseAll(bool forGood)
    {
        _closed |= forGood;
        foreach (var session in _open.Values)
        {
            session.Close();
        }
    }
}
