namespace Plimsoll.Agent;

/// <summary>A seeded generator that many threads may ask: the framework's own loses its mind when two do at once.</summary>
internal sealed class SharedChance(Random inner) : Random(0)
{
    private readonly Lock _gate = new();

    public override int Next(int maxValue)
    {
        lock (_gate)
        {
            return inner.Next(maxValue);
        }
    }

    public override double NextDouble()
    {
        lock (_gate)
        {
            return inner.NextDouble();
        }
    }

    public override void NextBytes(byte[] buffer)
    {
        lock (_gate)
        {
            inner.NextBytes(buffer);
        }
    }
}
