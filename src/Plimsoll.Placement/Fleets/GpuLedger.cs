namespace Plimsoll.Placement.Fleets;

/// <summary>GPUs of one instance and how many tasks hold each.</summary>
internal sealed class GpuLedger
{
    private Dictionary<string, int>? _held;
    private IReadOnlyList<string> _ids = [];

    /// <summary>How many are free.</summary>
    public int Free { get; private set; }

    public void Register(IReadOnlyList<string> ids)
    {
        _ids = ids;
        Recount();
    }

    public void Take(IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            _held ??= new Dictionary<string, int>(StringComparer.Ordinal);
            _held[id] = _held.GetValueOrDefault(id) + 1;
        }

        Recount();
    }

    public void Release(IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            if (--_held![id] == 0)
            {
                _held.Remove(id);
            }
        }

        Recount();
    }

    public string[] FreeIds() => [.. _ids.Where(IsFree)];

    private bool IsFree(string id) => _held?.ContainsKey(id) != true;

    private void Recount() => Free = _held is null ? _ids.Count : _ids.Count(IsFree);
}
