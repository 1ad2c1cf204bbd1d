using Plimsoll.Planning;

namespace Plimsoll.Tests.Planning;

public sealed class ContainersViewTests
{
    private static readonly Explained Waiting = Of("PENDING", new ExplainedContainer("app", "PENDING", null, null), new ExplainedContainer("db", "RUNNING", null, null) { HealthStatus = "UNHEALTHY" })
        with
    { Waits = [new Wait("app", "db", "HEALTHY", "RUNNING, UNHEALTHY")] };

    [Fact]
    public void A_container_that_exited_is_shown_with_its_last_lines() => Assert.Equal(
        """
        container main: STOPPED, exit code 3
          log, last lines:
            | connecting
            | no database

        """.ReplaceLineEndings("\n"),
        Written(Of("STOPPED", new ExplainedContainer("main", "STOPPED", 3, null)) with { Cause = "main", Outputs = [Lines("connecting", "no database")] }));

    [Fact]
    public void A_container_that_waits_says_for_which_and_how_that_one_is() =>
        Assert.Contains("container app: PENDING\n  waits for db to be HEALTHY; db is RUNNING, UNHEALTHY\n", Written(Waiting), StringComparison.Ordinal);

    [Fact]
    public void A_failed_health_check_is_shown_with_its_exit_code_and_output() => Assert.Contains(
        "container db: RUNNING, UNHEALTHY\n  health check: exit code 1\n    | disk is full\n",
        Written(Waiting with { Outputs = [new Output { Container = "db", Lines = [], Health = new HealthProbe(1, "disk is full\n") }] }),
        StringComparison.Ordinal);

    [Fact]
    public void The_progress_of_a_pull_is_shown() => Assert.Equal(
        "container main: PENDING  Pulling image: 1.0 of 9.0 MiB, 1 of 3 layers done\n",
        Written(Of("PENDING", new ExplainedContainer("main", "PENDING", null, "Pulling image: 1.0 of 9.0 MiB, 1 of 3 layers done"))));

    [Fact]
    public void Lines_that_can_not_be_had_say_why() => Assert.Contains(
        "  log: it is on another machine\n",
        Written(Of("STOPPED", new ExplainedContainer("main", "STOPPED", 1, null)) with { Outputs = [new Output { Container = "main", Unavailable = "it is on another machine" }] }),
        StringComparison.Ordinal);

    [Fact]
    public void The_container_that_brought_the_task_down_comes_first() => Assert.StartsWith(
        "container db:", Written(Of("STOPPED", new ExplainedContainer("app", "STOPPED", 143, null), new ExplainedContainer("db", "STOPPED", 1, null)) with { Cause = "db" }), StringComparison.Ordinal);

    [Fact]
    public void What_a_container_wrote_does_not_move_the_cursor() => Assert.Contains(
        "    | ·[2Jgone\n", Written(Of("STOPPED", new ExplainedContainer("main", "STOPPED", 1, null)) with { Outputs = [Lines("\u001b[2Jgone")] }), StringComparison.Ordinal);

    [Theory]
    [InlineData(100, 10, 20)]
    [InlineData(20, 1000, 4)]
    [InlineData(1, 9000, 1)]
    public void A_long_log_is_cut_to_a_screen(int lines, int letters, int shown) => Assert.Equal(
        shown,
        Written(Of("STOPPED", new ExplainedContainer("main", "STOPPED", 1, null)) with { Outputs = [Lines([.. Enumerable.Repeat(new string('x', letters), lines)])] })
            .Split('\n').Count(line => line.Contains("| x", StringComparison.Ordinal)));

    [Fact]
    public void Read_are_those_that_ended_by_themselves_those_that_are_ill_and_those_waited_for()
    {
        Assert.Equal(["db"], TaskOutputs.Of(Waiting));
        Assert.Equal(["db"], TaskOutputs.Of(Of("STOPPED", new ExplainedContainer("app", "STOPPED", 143, null), new ExplainedContainer("db", "STOPPED", 0, null)) with { Cause = "db" }));
        Assert.Empty(TaskOutputs.Of(Of("RUNNING", new ExplainedContainer("app", "RUNNING", null, null))));
    }

    private static Explained Of(string status, params ExplainedContainer[] containers) =>
        new(new ExplainedTask("arn:aws:ecs:us-east-1:000000000000:task/c/fedcba", null, null, status, null, null, containers), null, null, null);

    private static Output Lines(params string[] lines) => new() { Container = "main", Lines = [.. lines.Select(line => new OutputLine(null, line))] };

    private static string Written(Explained explained)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ContainersView.Write(output, explained, "");
        return output.ToString();
    }
}
