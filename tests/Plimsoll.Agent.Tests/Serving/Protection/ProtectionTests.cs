using System.Text;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Credentials;
using Plimsoll.Agent.Serving;
using Plimsoll.Agent.Serving.Protection;
using Plimsoll.Agent.Tasks;
using Plimsoll.Agent.Tests.Tasks;
using Plimsoll.AgentLink.Acs;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Agent.Tests.Serving.Protection;

/// <summary>A task that asks to be protected is answered in the ECS agent's words, and asks with its own role.</summary>
public class ProtectionTests
{
    private static readonly TaskPlan Plan = Plans.Plan(Plans.Container("web"));
    private readonly FakeProtection _control = new();
    private readonly CredentialStore _credentials = new();
    private readonly ProtectionAnswers _answers = new(new FakeTimeProvider());
    private SigningKeys? _keys;

    [Fact]
    public async Task It_is_protected_by_a_call_with_its_roles_keys()
    {
        var task = Asking();
        _control.Answer = new TaskProtectionResponse([new ProtectedTask(Plan.Arn, true, 1764378000.5)], []);

        var answer = await PutAsync(task, """{"ProtectionEnabled":true,"ExpiresInMinutes":60}""");

        Assert.Equal((200, $$$"""{"protection":{"ExpirationDate":"2025-11-29T01:00:00.5Z","ProtectionEnabled":true,"TaskArn":"{{{Plan.Arn}}}"}}"""), answer);
        Assert.Equal(new SigningKeys("ASIA1", "sec+ret", "tok/en"), _keys);
        var asked = Assert.IsType<UpdateTaskProtectionRequest>(_control.Asked);
        Assert.Equal(("demo", Plan.Arn, true, 60), (asked.Cluster, Assert.Single(asked.Tasks), asked.ProtectionEnabled, asked.ExpiresInMinutes));
    }

    [Fact]
    public async Task It_is_told_whether_it_is_protected()
    {
        _control.Answer = new TaskProtectionResponse([new ProtectedTask(Plan.Arn, false, null)], []);

        Assert.Equal((200, $$$"""{"protection":{"ProtectionEnabled":false,"TaskArn":"{{{Plan.Arn}}}"}}"""), await GetAsync(Asking()));
    }

    [Fact]
    public async Task What_ecs_could_not_do_is_a_failure()
    {
        _control.Answer = new TaskProtectionResponse([], [new ProtectionFailure(Plan.Arn, "TASK_NOT_VALID", "not of a service")]);

        Assert.Equal(
            (200, $$$"""{"failure":{"Arn":"{{{Plan.Arn}}}","Detail":"not of a service","Reason":"TASK_NOT_VALID"}}"""), await PutAsync(Asking(), """{"ProtectionEnabled":false}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"ProtectionEnabled":"yes"}""")]
    [InlineData("""{"ProtectionEnabled":true,"ExpiresInMinutes":"soon"}""")]
    [InlineData("""{"ProtectionEnabled":true,"Other":1}""")]
    public async Task A_body_that_is_none_is_refused(string body) => Assert.Equal(
        (400, """{"error":{"Code":"InvalidParameterException","Message":"UpdateTaskProtection: failed to decode request"}}"""), await PutAsync(Asking(), body));

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"ExpiresInMinutes":5}""")]
    public async Task A_body_that_does_not_say_which_way_is_refused(string body) => Assert.Equal(
        (400, $$$"""{"error":{"Arn":"{{{Plan.Arn}}}","Code":"InvalidParameterException","Message":"Invalid request: does not contain 'ProtectionEnabled' field"}}"""), await PutAsync(Asking(), body));

    [Fact]
    public async Task Who_is_not_known_is_not_found() => Assert.Equal(
        (404, """{"error":{"Code":"ResourceNotFoundException","Message":"Failed to find a task for the request"}}"""), await GetAsync(null));

    [Fact]
    public async Task A_task_without_a_role_may_not() => Assert.Equal(
        (403, $$$"""{"error":{"Arn":"{{{Plan.Arn}}}","Code":"AccessDeniedException","Message":"Invalid Request: no task IAM role credentials available for task"}}"""),
        await GetAsync(new ServedTask(Agents.Of(), Plan, Plans.State(Plan), Plans.State(Plan).Containers[0])));

    [Fact]
    public async Task An_error_of_ecs_is_handed_on()
    {
        _control.Fault = new AwsException("AccessDeniedException", "not yours", 400);

        Assert.Equal((400, $$$"""{"error":{"Arn":"{{{Plan.Arn}}}","Code":"AccessDeniedException","Message":"not yours"}}"""), await GetAsync(Asking()));
    }

    [Fact]
    public async Task Where_ecs_is_not_reached_that_is_said()
    {
        _control.Fault = new HttpRequestException("no way");

        Assert.Equal((500, $$$"""{"error":{"Arn":"{{{Plan.Arn}}}","Code":"ServerException","Message":"no way"}}"""), await GetAsync(Asking()));
    }

    [Theory]
    [InlineData("/api/id/task-protection/v1/state", "id")]
    [InlineData("/api//task-protection/v1/state", null)]
    [InlineData("/api/a/b/task-protection/v1/state", null)]
    [InlineData("/api/id/task-protection/v1", null)]
    public void The_id_is_in_the_path(string path, string? id) => Assert.Equal(id, ProtectionRequest.IdOf(path));

    private ServedTask Asking()
    {
        var state = Plans.State(Plan);
        _credentials.Set(Plan.Arn, RoleType.TaskApplication, EndpointFixture.Role("app"));
        var agent = Agents.Of(_credentials, keys =>
        {
            _keys = keys;
            return _control;
        });
        return new ServedTask(agent, Plan, state with { Payload = state.Payload with { RoleCredentials = new IamRoleCredentials { CredentialsId = "app" } } }, state.Containers[0]);
    }

    private async Task<(int Status, string Body)> GetAsync(ServedTask? task) => Read(await _answers.GetAsync(task, CancellationToken.None));

    private async Task<(int Status, string Body)> PutAsync(ServedTask? task, string body) => Read(await _answers.PutAsync(task, Encoding.UTF8.GetBytes(body), CancellationToken.None));

    private static (int Status, string Body) Read(ServedAnswer answer) => (answer.Status, Encoding.UTF8.GetString(answer.Body));
}
