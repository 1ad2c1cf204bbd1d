using System.Xml.Linq;

namespace Plimsoll.Architecture.Tests;

/// <summary>The files of the repository, read as text: the rules hold for what is written, built or not.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Names of the projects under <c>src</c>.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    /// <summary>Hand-written C# files below a folder, relative to the root.</summary>
    public static IReadOnlyList<string> Sources(params string[] folders) =>
        [.. folders.SelectMany(folder => Directory.Exists(Path.Combine(Root, folder))
                ? Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
                : [])
            .Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    public static XDocument Project(string name) => XDocument.Load(Path.Combine(Root, "src", name, name + ".csproj"));

    public static IReadOnlyList<string> References(string name) =>
        [.. Project(name).Descendants("ProjectReference").Select(item => Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value))];

    public static IReadOnlyList<string> Packages(string name) =>
        [.. Project(name).Descendants("PackageReference").Select(item => item.Attribute("Include")!.Value)];

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Plimsoll.slnx")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
