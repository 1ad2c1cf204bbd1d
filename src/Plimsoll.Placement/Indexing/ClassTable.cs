using System.Text;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Indexing;

/// <summary>
/// Sorts instances into classes. Only attributes that some request has asked for tell classes apart, and only
/// while they make few classes: an attribute with a value of its own for each instance is looked at one by one.
/// </summary>
/// <param name="slots">The fleet's instances.</param>
/// <param name="rebuilt">Called when every class is new.</param>
internal sealed class ClassTable(IReadOnlyList<InstanceEntry?> slots, Action rebuilt)
{
    /// <summary>A decision may look at each class once, so there must not be many.</summary>
    private const int MaxClasses = 128;

    private const int MaxNames = 256;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();
    private Dictionary<string, InstanceClass> _byKey = new(StringComparer.Ordinal);
    private string[] _projected = [];
    private bool _unsettled;
    private int _rebuildAt = MaxClasses * 2;

    public List<InstanceClass> Classes { get; } = [];

    /// <summary>Goes up when there is a class that was not there before.</summary>
    public long Version { get; private set; }

    /// <summary>Whether all members of a class have the same value of the attribute.</summary>
    public bool IsShared(string attribute) => Array.IndexOf(_projected, attribute) >= 0;

    /// <summary>Has instances told apart by an attribute from <see cref="Settle"/> on, where that makes few classes.</summary>
    public void Require(string attribute) => _unsettled |= _known.Count < MaxNames && _known.Add(attribute);

    /// <summary>Sorts instances anew when attributes were required that were not before.</summary>
    public void Settle()
    {
        if (_unsettled)
        {
            _unsettled = false;
            Rebuild();
        }
    }

    public void Add(InstanceEntry entry)
    {
        ClassOf(entry).Add(entry);
        if (Classes.Count > _rebuildAt)
        {
            Rebuild();
        }
    }

    /// <summary>Puts an instance that may have changed into the class it belongs to now.</summary>
    public void Update(InstanceEntry entry)
    {
        if (ClassOf(entry) == entry.Class)
        {
            entry.Class!.Refresh(entry);
            return;
        }

        entry.Class!.Remove(entry);
        Add(entry);
    }

    private void Rebuild()
    {
        Version++;
        var projected = Projection.Choose(slots, _known.Order(StringComparer.Ordinal), MaxClasses);
        if (projected.SequenceEqual(_projected) && Classes.Count <= _rebuildAt)
        {
            return;
        }

        _projected = projected;
        _byKey = new Dictionary<string, InstanceClass>(StringComparer.Ordinal);
        Classes.Clear();
        foreach (var entry in slots)
        {
            if (entry is not null)
            {
                ClassOf(entry).Add(entry);
            }
        }

        _rebuildAt = Math.Max(MaxClasses, Classes.Count) * 2;
        rebuilt();
    }

    private InstanceClass ClassOf(InstanceEntry entry)
    {
        var key = Key(entry.Instance);
        if (!_byKey.TryGetValue(key, out var instanceClass))
        {
            instanceClass = new InstanceClass(entry.Instance, slots);
            _byKey.Add(key, instanceClass);
            Classes.Add(instanceClass);
            Version++;
        }

        return instanceClass;
    }

    private string Key(FleetInstance instance)
    {
        _text.Clear().Append((int)instance.Status).Append(instance.AgentConnected ? '+' : '-').Append(instance.External ? 'x' : 'i');
        Append(instance.CapacityProvider);
        Append(instance.AgentVersion);
        foreach (var name in _projected)
        {
            if (instance.Attributes.TryGetValue(name, out var value))
            {
                _text.Append('=');
                Append(value);
            }
            else
            {
                _text.Append('!');
            }
        }

        return _text.ToString();
    }

    // Lengths keep one value from running into the next.
    private void Append(string? value) => _text.Append(value?.Length ?? -1).Append(':').Append(value);
}
