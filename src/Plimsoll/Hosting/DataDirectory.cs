using Plimsoll.Commands;

namespace Plimsoll.Hosting;

/// <summary>Where a server keeps what must outlive it. One server at a time: a lock file says so.</summary>
internal sealed class DataDirectory : IDisposable
{
    private const int WouldBlock = 11;
    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream held) => (Path, _lock) = (path, held);

    /// <summary>Path of the directory.</summary>
    public string Path { get; }

    /// <summary>The directory by XDG: <c>$XDG_DATA_HOME/plimsoll</c>, else <c>~/.local/share/plimsoll</c>.</summary>
    public static string DefaultPath(Func<string, string?> variable)
    {
        var home = variable("XDG_DATA_HOME");
        var root = System.IO.Path.IsPathRooted(home)
            ? home
            : System.IO.Path.Combine(Home(variable), ".local", "share");
        return System.IO.Path.Combine(root, "plimsoll");
    }

    /// <summary>The home directory; the root directory where none is set, never one that depends on where the command is run.</summary>
    public static string Home(Func<string, string?> variable) => variable("HOME") is { } home && System.IO.Path.IsPathRooted(home) ? home : "/";

    /// <summary>Takes the directory for this process, made when it is missing.</summary>
    /// <exception cref="CommandException">Another server has it, or it cannot be written.</exception>
    public static DataDirectory Take(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(path, ForOwner | UnixFileMode.UserExecute);
            var held = Lock(path, FileMode.OpenOrCreate);
            try
            {
                Tighten(path);
                return new DataDirectory(path, held);
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandException($"the data directory {path} cannot be written.", "Choose another one with --data DIR.");
        }
        catch (IOException error) when (IsHeld(error))
        {
            throw new CommandException(
                $"another plimsoll runs over the data directory {path}.", "Stop it first, or choose another directory with --data DIR.");
        }
        catch (IOException error)
        {
            throw new CommandException($"the data directory {path} cannot be used: {error.Message}", "Choose another one with --data DIR.");
        }
    }

    /// <summary>True while a server has the directory.</summary>
    /// <exception cref="CommandException">It is another user's.</exception>
    public static bool IsTaken(string path)
    {
        try
        {
            Lock(path, FileMode.Open).Dispose();
            return false;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandException(
                $"the data directory {path} belongs to another user.", "Run this as the user who runs the server, or name another directory with --data DIR.");
        }
        catch (IOException error)
        {
            return IsHeld(error);
        }
    }

    /// <summary>Path of a file in it.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    // One that was made by hand, or by an older version, lets others read: the keys' seals, the state. Only its owner can change that.
    private static void Tighten(string path)
    {
        const UnixFileMode Others = ~(ForOwner | UnixFileMode.UserExecute);
        try
        {
            if ((File.GetUnixFileMode(path) & Others) != 0)
            {
                File.SetUnixFileMode(path, ForOwner | UnixFileMode.UserExecute);
            }

            foreach (var file in Directory.EnumerateFiles(path).Where(file => (File.GetUnixFileMode(file) & Others) != 0))
            {
                File.SetUnixFileMode(file, ForOwner);
            }
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandException(
                $"the data directory {path} can be read by others, and belongs to another user.", "Have its owner run this, or choose another one with --data DIR.");
        }
    }

    // The system's number of the error. On a file system that went read-only the lock cannot be taken either, and nobody has it.
    private static bool IsHeld(IOException error) => error.HResult == WouldBlock;

    private static FileStream Lock(string path, FileMode mode) =>
        new(LockPath(path), mode, FileAccess.ReadWrite, FileShare.None);

    private static string LockPath(string path) => System.IO.Path.Combine(path, "lock");
}
