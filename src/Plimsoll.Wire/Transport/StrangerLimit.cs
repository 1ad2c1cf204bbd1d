using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Plimsoll.Wire.Transport;

/// <summary>
/// Bounds the connections over which nobody known has called yet: one more, and the oldest of them is hung up on. Whoever floods
/// the server pushes out its own.
/// </summary>
/// <param name="most">How many there may be, 1 or more.</param>
public sealed class StrangerLimit(int most)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Standing> _strangers = [];

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _strangers.Count;
            }
        }
    }

    /// <summary>Counts the connections of a listener.</summary>
    public void Guard(ListenOptions listen) => listen.Use(next => async connection =>
    {
        var standing = Enter(connection);
        connection.Features.Set<IConnectionStanding>(standing);
        try
        {
            await next(connection);
        }
        finally
        {
            standing.Prove();
        }
    });

    private Standing Enter(ConnectionContext connection)
    {
        var standing = new Standing(this, connection);
        Standing? oldest = null;
        lock (_gate)
        {
            if (_strangers.Count >= most)
            {
                oldest = _strangers.First!.Value;
                _strangers.RemoveFirst();
            }

            _strangers.AddLast(standing.Node);
        }

        oldest?.Connection.Abort(new ConnectionAbortedException("Nobody known has called over it, and others came."));
        return standing;
    }

    private void Leave(LinkedListNode<Standing> node)
    {
        lock (_gate)
        {
            if (node.List is not null)
            {
                _strangers.Remove(node);
            }
        }
    }

    private sealed class Standing : IConnectionStanding
    {
        private readonly StrangerLimit _limit;

        public Standing(StrangerLimit limit, ConnectionContext connection)
        {
            (_limit, Connection) = (limit, connection);
            Node = new LinkedListNode<Standing>(this);
        }

        public ConnectionContext Connection { get; }

        public LinkedListNode<Standing> Node { get; }

        public void Prove()
        {
            // Asked at every call, and nearly always long proven.
            if (Node.List is not null)
            {
                _limit.Leave(Node);
            }
        }
    }
}
