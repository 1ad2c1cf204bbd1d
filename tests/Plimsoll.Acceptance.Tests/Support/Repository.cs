namespace Plimsoll.Acceptance.Tests.Support;

/// <summary>Where things are on the machine that runs the tests.</summary>
internal static class Repository
{
    private const string Variable = "PLIMSOLL_BINARY";

    /// <summary>The published program: <c>PLIMSOLL_BINARY</c>, else what the launcher built.</summary>
    public static string Binary()
    {
        var binary = Environment.GetEnvironmentVariable(Variable) ?? Path.Combine(Root, "artifacts/publish/Plimsoll/release_linux-x64/plimsoll");
        Assert.SkipUnless(File.Exists(binary), $"The program is not published: run ./plimsoll version first, or set {Variable}.");
        return binary;
    }

    /// <summary>The API models, which are no part of the repository.</summary>
    public static string Models()
    {
        for (var directory = new DirectoryInfo(Root); directory is not null; directory = directory.Parent)
        {
            if (Path.Combine(directory.FullName, "shared/models") is var models && Directory.Exists(models))
            {
                return models;
            }
        }

        Assert.Skip("The API models (shared/models) are not on this machine.");
        return "";
    }

    /// <summary>Root of the repository.</summary>
    public static string Root
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory.FullName, "Plimsoll.slnx")))
            {
                directory = directory.Parent ?? throw new DirectoryNotFoundException("These tests run inside the repository.");
            }

            return directory.FullName;
        }
    }
}
