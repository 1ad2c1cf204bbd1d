namespace Plimsoll.Wire.Transport;

/// <summary>A feature of connections that are counted until somebody known has called over them.</summary>
public interface IConnectionStanding
{
    /// <summary>Says that a known caller has called: the connection is no longer one of those that make room for others.</summary>
    void Prove();
}
