using Plimsoll.Cells.Sqlite;

namespace Plimsoll.Cells.Tests.Support;

/// <summary>A SQLite file in a directory of its own, gone at the end.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-cells-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "state.db");

    public SqliteStore Open() => new(Path);

    public void Dispose() => _directory.Delete(recursive: true);
}
