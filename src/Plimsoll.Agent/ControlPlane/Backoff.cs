namespace Plimsoll.Agent.ControlPlane;

/// <summary>Growing waits between tries.</summary>
/// <param name="first">The first wait.</param>
/// <param name="most">No wait is longer.</param>
/// <param name="factor">How much longer each is than the one before.</param>
/// <param name="chance">Spreads the waits of many agents by up to a fifth.</param>
internal sealed class Backoff(TimeSpan first, TimeSpan most, double factor, Random chance)
{
    private double _grown = 1;

    public TimeSpan Next()
    {
        var wait = first * _grown < most ? first * _grown : most;
        _grown = wait < most ? _grown * factor : _grown;
        return wait * (1 + (chance.NextDouble() / 5));
    }

    public void Reset() => _grown = 1;

    public Task WaitAsync(TimeProvider time, CancellationToken cancel) => Task.Delay(Next(), time, cancel);
}
