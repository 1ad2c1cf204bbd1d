using System.Net.Sockets;
using Plimsoll.Commands;

namespace Plimsoll.Local;

/// <summary>Finds out before anything starts whether containers can be run at all, to say what to do when not.</summary>
internal static class DockerCheck
{
    private const string OrNone = "or start without local instances: --instances 0.";

    /// <summary>Connects once to the engine.</summary>
    /// <param name="host">DOCKER_HOST.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="CommandException">It does not answer, or this user may not talk to it.</exception>
    public static async Task RunAsync(Uri host, CancellationToken cancel)
    {
        try
        {
            if (host.Scheme == "unix")
            {
                using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(host.LocalPath), cancel);
            }
            else
            {
                using var client = new TcpClient();
                await client.ConnectAsync(host.Host, host.Port, cancel);
            }
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new CommandException(
                $"you have no right to talk to Docker ({host.LocalPath}).",
                $"sudo usermod -aG docker {Environment.UserName}, then log in again; {OrNone}");
        }
        catch (SocketException error)
        {
            throw new CommandException(
                $"no Docker Engine answers at {host.OriginalString}: {error.Message}", $"Start it (systemctl start docker, or: dockerd), {OrNone}");
        }
    }
}
