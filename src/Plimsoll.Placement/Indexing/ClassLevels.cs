namespace Plimsoll.Placement.Indexing;

/// <summary>The members of one class by how many tasks of one group they hold.</summary>
internal sealed class ClassLevels
{
    /// <summary>Slots by count; those without a task are only kept while <see cref="TracksZero"/>.</summary>
    public List<List<int>> ByCount { get; } = [[]];

    /// <summary>Members with at least one task of the group.</summary>
    public int Holders { get; set; }

    public bool TracksZero { get; set; }

    public List<int> Zero => ByCount[0];

    public List<int> Level(int count)
    {
        while (ByCount.Count <= count)
        {
            ByCount.Add([]);
        }

        return ByCount[count];
    }
}
