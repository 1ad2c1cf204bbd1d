namespace Plimsoll.Architecture.Tests;

/// <summary>Arrows point one way (DESIGN.md, "The house").</summary>
public sealed class ArrowTests
{
    private static readonly string[] Below = ["Plimsoll.Cells", "Plimsoll.Wire"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        // A library of its own; what everything stands on.
        ["Plimsoll.Placement"] = [],
        ["Plimsoll.Cells"] = [],
        ["Plimsoll.Wire"] = [],

        // The protocol that control plane and agent share; the agent knows nothing else of the control plane.
        ["Plimsoll.AgentLink"] = ["Plimsoll.Wire"],
        ["Plimsoll.Agent"] = ["Plimsoll.AgentLink", "Plimsoll.Wire"],

        // Services.
        ["Plimsoll.Iam"] = Below,
        ["Plimsoll.Ec2"] = Below,
        ["Plimsoll.CloudWatch"] = Below,
        ["Plimsoll.Ssm"] = Below,

        // Repositories, registries and secrets have policies: their grammar and their evaluation are IAM's.
        ["Plimsoll.Ecr"] = [.. Below, "Plimsoll.Iam"],
        ["Plimsoll.SecretsManager"] = [.. Below, "Plimsoll.Iam"],
        ["Plimsoll.Ecs"] = [.. Below, "Plimsoll.AgentLink", "Plimsoll.Ec2", "Plimsoll.Placement"],

        // The composition root may know all.
        ["Plimsoll"] = [.. Repository.Projects],
    };

    private static readonly string[] PureProjects = ["Plimsoll.Placement"];

    public static TheoryData<string> Projects => [.. Repository.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_the_design_lets_it(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"{project} is new: say here which projects it may know.");
        Offenders.None(Repository.References(project).Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Nothing_refers_to_the_program(string project) => Assert.DoesNotContain("Plimsoll", Repository.References(project));

    [Fact]
    public void A_pure_project_has_no_packages_and_no_web_framework()
    {
        foreach (var project in PureProjects)
        {
            Assert.Empty(Repository.Packages(project));
            Assert.Empty(Repository.Project(project).Descendants("FrameworkReference"));
        }
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Plimsoll.slnx"));
        var projects = Directory.GetFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Where(path => !path.StartsWith("artifacts", StringComparison.Ordinal));

        Offenders.None(projects.Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)));
    }
}
