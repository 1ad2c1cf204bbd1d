using Plimsoll.Commands;
using Plimsoll.Iam.Keys;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Hosting;

/// <summary>A running server and the root user's keys to it.</summary>
/// <param name="Server">Where it is.</param>
/// <param name="Keys">Keys of its root user.</param>
internal sealed record ServerAccess(ServerFile Server, SigningKeys Keys)
{
    /// <summary>Access to the server over a data directory.</summary>
    /// <exception cref="CommandException">None runs, or its files cannot be read.</exception>
    public static ServerAccess Of(string directory)
    {
        try
        {
            var server = ServerFile.Read(directory);
            var ring = new KeyRingFile(directory).Read() ?? throw new InvalidDataException($"{directory} holds no keys.");
            return new ServerAccess(server, new SigningKeys(ring.RootAccessKeyId, ring.RootSecretAccessKey));
        }
        catch (Exception error) when (error is InvalidDataException or UnauthorizedAccessException)
        {
            throw new CommandException($"the files of the server cannot be read: {error.Message}", "Run this as the user who runs the server.");
        }
    }
}
