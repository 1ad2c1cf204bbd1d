namespace Plimsoll.Ec2;

/// <summary>
/// Which addresses of each subnet a server may give to tasks: all of them, until local instances show which part of the machine is its
/// own. Servers that share a machine's network have no slot in common, so no address either.
/// </summary>
public sealed class AddressPool
{
    private volatile IReadOnlyList<int> _numbers = [.. Enumerable.Range(0, Subnet.Addresses)];

    /// <summary>Numbers for <see cref="Subnet.Address"/>.</summary>
    public IReadOnlyList<int> Numbers => _numbers;

    /// <summary>Keeps to the addresses of some slots.</summary>
    /// <param name="slots">At least one, each 0 to 511.</param>
    public void KeepTo(IEnumerable<int> slots) => _numbers = [.. slots.SelectMany(Subnet.TaskNumbers).Order()];
}
