using System.Text.Json;
using System.Text.Json.Serialization;
using Plimsoll.Commands;

namespace Plimsoll.Hosting;

/// <summary>How to reach the server that runs over a data directory. Holds no secret.</summary>
/// <param name="Endpoint">Base address, e.g. <c>http://127.0.0.1:4566</c>.</param>
/// <param name="Region">Its region.</param>
/// <param name="Account">Account of its root user.</param>
/// <param name="Cluster">Cluster of its local instances.</param>
/// <param name="Zones">Number of availability zones of a region.</param>
/// <param name="Process">Its process on this machine; 0 where it is on another.</param>
internal sealed record ServerFile(string Endpoint, string Region, string Account, string Cluster, int Zones, int Process = 0)
{
    private const string Name = "server.json";

    /// <summary>Says that a server answers; call it once that is so.</summary>
    public void Write(DataDirectory directory)
    {
        var draft = directory.PathOf(Name + ".new");
        File.Delete(draft);
        using (var file = new FileStream(draft, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            JsonSerializer.Serialize(file, this, ServerFileJson.Default.ServerFile);
        }

        File.Move(draft, directory.PathOf(Name), overwrite: true);
    }

    /// <summary>Takes the word back.</summary>
    public static void Remove(DataDirectory directory)
    {
        try
        {
            File.Delete(directory.PathOf(Name));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It stays, as it does when a server is killed: the lock tells that none runs. What has to end, ends.
        }
    }

    /// <summary>The server over a data directory.</summary>
    /// <exception cref="CommandException">None runs.</exception>
    public static ServerFile Read(string directory) => Find(directory) ?? throw new CommandException(
        $"no server runs over the data directory {directory}.", "Start one with `plimsoll up`, or name its directory with --data DIR.");

    /// <summary>The server over a data directory; null when none runs, or it is on its way up or down.</summary>
    public static ServerFile? Find(string directory)
    {
        try
        {
            // A server that was killed leaves its file behind: the lock tells.
            return DataDirectory.IsTaken(directory)
                ? JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(directory, Name)), ServerFileJson.Default.ServerFile) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(ServerFile))]
internal sealed partial class ServerFileJson : JsonSerializerContext;
