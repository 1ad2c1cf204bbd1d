using System.Net;
using Plimsoll.Agent.Containers;

namespace Plimsoll.Agent.Serving;

/// <summary>
/// Brings the containers of a whole machine to the endpoint: 169.254.170.2 is an address of its loopback while the agent runs, and port 80
/// of it is turned to the one that listens, which leaves port 80 to tasks.
/// </summary>
internal sealed class HostAccess : IAsyncDisposable
{
    private readonly MachineRoutes _machine;

    private HostAccess(MachineRoutes machine) => _machine = machine;

    /// <summary>Opens the endpoint; null when this machine does not let us.</summary>
    public static async Task<HostAccess?> OpenAsync(MachineRoutes machine, ContainerEndpoint endpoint, CancellationToken cancel)
    {
        var access = new HostAccess(machine);
        if (await machine.MakeHostAsync(cancel).ConfigureAwait(false)
            && await endpoint.StartAsync(new IPEndPoint(IPAddress.Parse(ContainerEndpoint.Address), ContainerEndpoint.Port)).ConfigureAwait(false))
        {
            return access;
        }

        await access.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>Takes address and rules back.</summary>
    public async ValueTask DisposeAsync() => await _machine.RemoveHostAsync(CancellationToken.None).ConfigureAwait(false);
}
