using System.Text.RegularExpressions;

namespace Plimsoll.Architecture.Tests;

/// <summary>Small rooms, no wall clock, no unseeded chance, nothing put off (DESIGN.md, "What makes it good").</summary>
public sealed partial class HouseRuleTests
{
    private const int MostLines = 600;

    // What tests have for themselves: helpers, slow and plain models that the code is compared with, the whole against real containers.
    private static readonly string[] OwnRooms = ["Support", "Reference", "Running", "Invariants"];

    [Fact]
    public void No_hand_written_file_is_over_six_hundred_lines() =>
        Offenders.None(Repository.Sources("src", "tests", "bench").Where(file => Repository.Lines(file).Count > MostLines));

    [Fact]
    public void Nine_in_ten_files_of_the_product_are_under_250_lines() => Assert.True(Share(250) >= 0.9, $"{Share(250):P0}");

    [Fact]
    public void Half_of_the_files_of_the_product_are_under_60_lines() => Assert.True(Share(60) >= 0.5, $"{Share(60):P0}");

    [Fact]
    public void Namespaces_are_the_folders() => Offenders.None(
        Repository.Sources("src", "tests").Where(file =>
            Repository.Lines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal)) is { } line
            && line != $"namespace {Path.GetDirectoryName(file)!.Split('/', 2)[1].Replace('/', '.')};"));

    [Fact]
    public void Tests_lie_in_the_folders_of_the_code() => Offenders.None(
        Repository.Sources("tests")
            .Where(file => file.EndsWith("Tests.cs", StringComparison.Ordinal))
            .Select(file => Path.GetDirectoryName(file)!)
            .Distinct()
            .Where(folder => !OwnRooms.Contains(Path.GetFileName(folder)))
            .Where(folder => folder.Split('/') is ["tests", var project, .. { Length: > 0 } rooms]
                && Repository.Projects.Contains(project[..^".Tests".Length])
                && !Directory.Exists(Path.Combine([Repository.Root, "src", project[..^".Tests".Length], .. rooms]))));

    [Theory]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("P:System.Random.Shared")]
    [InlineData("M:System.Random.#ctor")]
    [InlineData("M:System.Threading.Thread.Sleep(System.Int32)")]
    [InlineData("M:System.Threading.Tasks.Task.Delay(System.TimeSpan)")]
    public void Wall_clock_and_unseeded_chance_are_banned(string symbol) =>
        Assert.Contains(Repository.Lines("src/BannedSymbols.txt"), line => line.StartsWith(symbol + ";", StringComparison.Ordinal));

    [Fact]
    public void The_ban_is_on_for_every_project_and_nobody_lifts_it()
    {
        Assert.Contains(Repository.Lines("src/Directory.Build.props"), line => line.Contains("BannedApiAnalyzers", StringComparison.Ordinal));
        Offenders.None(Repository.Sources("src").Where(file => Repository.Lines(file).Any(line => line.Contains("RS0030", StringComparison.Ordinal))));
    }

    [Fact]
    public void Nothing_is_put_off_in_the_code() =>
        Offenders.None(Repository.Sources("src", "tests").Where(file =>
            Path.GetFileName(file) != "HouseRuleTests.cs" && Repository.Lines(file).Any(line => PutOff().IsMatch(line))));

    private static double Share(int below)
    {
        var sizes = Repository.Sources("src").Select(file => Repository.Lines(file).Count).ToList();
        return (double)sizes.Count(size => size < below) / sizes.Count;
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b")]
    private static partial Regex PutOff();
}
