namespace Plimsoll.Placement.Fleets;

/// <summary>
/// Host ports in use on one instance by one protocol, each counted: two holders of a port (which only a
/// forced registration can make) must both let go before it is free.
/// </summary>
internal sealed class PortLedger
{
    private SortedList<int, int>? _taken;
    private int[] _reserved = [];
    private int _overlap;

    /// <summary>How many distinct ports are in use.</summary>
    public int Count => _reserved.Length + (_taken?.Count ?? 0) - _overlap;

    public void Reserve(IReadOnlyList<int> ports)
    {
        _reserved = ports.Count == 0 ? [] : ports as int[] is { } array && IsAscendingSet(array) ? array : [.. ports.Distinct().Order()];
        _overlap = _taken?.Keys.Count(IsReserved) ?? 0;
    }

    public bool IsUsed(int port) => IsReserved(port) || _taken?.ContainsKey(port) == true;

    public void Take(IReadOnlyList<int> ports)
    {
        for (var i = 0; i < ports.Count; i++)
        {
            _taken ??= [];
            _taken.TryGetValue(ports[i], out var holders);
            _taken[ports[i]] = holders + 1;
            _overlap += holders == 0 && IsReserved(ports[i]) ? 1 : 0;
        }
    }

    public void Release(IReadOnlyList<int> ports)
    {
        for (var i = 0; i < ports.Count; i++)
        {
            var holders = _taken![ports[i]];
            if (holders > 1)
            {
                _taken[ports[i]] = holders - 1;
                continue;
            }

            _taken.Remove(ports[i]);
            _overlap -= IsReserved(ports[i]) ? 1 : 0;
        }
    }

    /// <summary>How many of these ports are not in use yet.</summary>
    public int CountNew(IReadOnlyList<int> ports) => ports.Where(port => !IsUsed(port)).Distinct().Count();

    public int[] Used() => _taken is null ? [.. _reserved] : [.. _reserved.Union(_taken.Keys).Order()];

    private static bool IsAscendingSet(int[] ports)
    {
        for (var i = 1; i < ports.Length; i++)
        {
            if (ports[i - 1] >= ports[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool IsReserved(int port)
    {
        for (var i = 0; i < _reserved.Length; i++)
        {
            if (_reserved[i] == port)
            {
                return true;
            }
        }

        return false;
    }
}
