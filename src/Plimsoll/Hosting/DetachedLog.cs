using System.Globalization;

namespace Plimsoll.Hosting;

/// <summary>
/// The output of a server in the background. Each start writes to a file of its own, which becomes <c>server.log</c> once it is known
/// what came of it, unless another server has the directory: that one's log stays its log. The log before is kept as <c>server.log.1</c>.
/// </summary>
internal sealed class DetachedLog
{
    private const string Name = "server.log";
    private readonly string _data;

    private DetachedLog(string data, string path) => (_data, Path) = (data, path);

    /// <summary>Where the output goes.</summary>
    public string Path { get; private set; }

    /// <summary>Makes the file of a start.</summary>
    /// <param name="data">Data directory.</param>
    public static DetachedLog Begin(string data)
    {
        var path = System.IO.Path.Combine(data, string.Create(CultureInfo.InvariantCulture, $"{Name}.of-{Environment.ProcessId}"));
        File.Delete(path);
        using var made = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        return new DetachedLog(data, path);
    }

    /// <summary>Makes it the directory's log; when a server runs there that has another, that one's stays and this one goes.</summary>
    /// <param name="isServers">Whether the server that writes it runs.</param>
    public void Keep(bool isServers)
    {
        var log = System.IO.Path.Combine(_data, Name);
        if (!isServers && DataDirectory.IsTaken(_data))
        {
            File.Delete(Path);
            Path = log;
            return;
        }

        if (File.Exists(log))
        {
            File.Move(log, log + ".1", overwrite: true);
        }

        File.Move(Path, log);
        Path = log;
    }
}
