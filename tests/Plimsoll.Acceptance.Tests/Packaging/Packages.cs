using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Packaging;

/// <summary>The packages of the binary under test, made once for a class of tests.</summary>
public sealed class Packages : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("plimsoll-packages-");

    /// <summary>Where they are.</summary>
    public string Directory => _directory.FullName;

    /// <summary>The one whose name has a pattern.</summary>
    public string Find(string pattern) => Assert.Single(_directory.GetFiles(pattern)).FullName;

    public async ValueTask InitializeAsync()
    {
        var made = await Command.RunAsync("bash", [Path.Combine(Repository.Root, "scripts/package.sh"), Repository.Binary(), Directory]);
        Assert.True(made.Code == 0, made.Error);
    }

    public ValueTask DisposeAsync()
    {
        _directory.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
