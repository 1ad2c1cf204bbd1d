using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Agent.Serving.Introspection;
using Plimsoll.Agent.Tasks;
using Plimsoll.Agent.Tests.Tasks;

namespace Plimsoll.Agent.Tests.Serving;

/// <summary>What a machine may ask its agent.</summary>
public class IntrospectionTests
{
    private static readonly TaskPlan Plan = Plans.Plan(Plans.Container("web"));
    private static readonly TaskState State = Plans.State(Plan).Run(Plan, "web");

    [Fact]
    public async Task It_says_who_the_agent_is()
    {
        var said = await OkAsync("/v1/metadata");

        Assert.Equal(("demo", "arn:instance", "Plimsoll - v1.0.0 (plimsoll)"), ((string?)said["Cluster"], (string?)said["ContainerInstanceArn"], (string?)said["Version"]));
    }

    [Fact]
    public async Task It_lists_tasks_and_their_containers()
    {
        var task = (await OkAsync("/v1/tasks"))["Tasks"]!.AsArray().Single()!;

        Assert.Equal((Plan.Arn, "RUNNING", "f", "1"), ((string?)task["Arn"], (string?)task["KnownStatus"], (string?)task["Family"], (string?)task["Version"]));
        Assert.Equal(("docker-web", "web"), ((string?)task["Containers"]![0]!["DockerId"], (string?)task["Containers"]![0]!["Name"]));
    }

    [Theory]
    [InlineData("docker-web", null)]
    [InlineData("docker-", null)]
    [InlineData(null, "")]
    public async Task It_finds_a_task_by_its_arn_or_the_beginning_of_a_containers_id(string? dockerId, string? arn) =>
        Assert.Equal(Plan.Arn, (string?)(await OkAsync("/v1/tasks", dockerId, arn is null ? null : Plan.Arn))["Arn"]);

    [Theory]
    [InlineData("other", null, 404)]
    [InlineData("", null, 404)]
    [InlineData(null, "arn:other", 404)]
    [InlineData("a", "b", 400)]
    public async Task What_it_does_not_know_is_not_found_and_two_questions_at_once_are_refused(string? dockerId, string? arn, int status) =>
        Assert.Equal(status, (await AnswerAsync("/v1/tasks", dockerId, arn)).Status);

    [Fact]
    public async Task It_says_what_can_be_asked() => Assert.Equal(["/v1/metadata", "/v1/tasks"], (await OkAsync("/"))["AvailableCommands"]!.AsArray().Select(it => (string?)it));

    [Fact]
    public async Task Anything_else_is_not_found() => Assert.Equal(404, (await AnswerAsync("/v2/metadata")).Status);

    private static async Task<Agent.Serving.ServedAnswer> AnswerAsync(string path, string? dockerId = null, string? arn = null)
    {
        await using var api = new IntrospectionApi(Agents.Of(tasks: [(Plan, State)]), NullLoggerFactory.Instance);
        return await api.AnswerAsync(path, dockerId, arn);
    }

    private static async Task<JsonNode> OkAsync(string path, string? dockerId = null, string? arn = null)
    {
        var answer = await AnswerAsync(path, dockerId, arn);
        Assert.Equal(200, answer.Status);
        return JsonNode.Parse(Encoding.UTF8.GetString(answer.Body))!;
    }
}
