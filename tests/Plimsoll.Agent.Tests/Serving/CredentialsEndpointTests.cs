using Plimsoll.AgentLink.Acs;

namespace Plimsoll.Agent.Tests.Serving;

/// <summary>What an application that asks for its role's credentials is answered (roles-credentials §4).</summary>
public class CredentialsEndpointTests
{
    private const string Task = "arn:aws:ecs:us-east-1:123456789012:task/demo/1";

    [Theory]
    [InlineData("/v2/credentials/app")]
    [InlineData("/v1/credentials?id=app")]
    public async Task The_credentials_of_an_id_are_given_letter_by_letter(string path)
    {
        await using var served = await EndpointFixture.StartAsync();
        served.Credentials.Set(Task, RoleType.TaskApplication, EndpointFixture.Role("app"));

        Assert.Equal(
            (200, """{"RoleArn":"arn:aws:iam::123456789012:role/app","AccessKeyId":"ASIA1","SecretAccessKey":"sec+ret","Token":"tok/en","Expiration":"2026-11-29T07:00:00Z"}"""),
            await served.GetAsync(path));
    }

    [Fact]
    public async Task Renewed_credentials_are_there_under_the_same_id()
    {
        await using var served = await EndpointFixture.StartAsync();
        served.Credentials.Set(Task, RoleType.TaskApplication, EndpointFixture.Role("app"));
        served.Credentials.Set(Task, RoleType.TaskApplication, EndpointFixture.Role("app", "ASIA2"));

        Assert.Contains("\"ASIA2\"", (await served.GetAsync("/v2/credentials/app")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/credentials", 1)]
    [InlineData("/v1/credentials?id=", 1)]
    [InlineData("/v2/credentials", 2)]
    [InlineData("/v2/credentials/", 2)]
    public async Task A_request_without_an_id_is_refused(string path, int version)
    {
        await using var served = await EndpointFixture.StartAsync();

        Assert.Equal(
            (400, $$"""{"code":"NoIdInRequest","message":"CredentialsV{{version}}Request: No Credential ID in the request","HTTPErrorCode":400}"""), await served.GetAsync(path));
    }

    [Fact]
    public async Task An_id_that_no_task_has_is_refused()
    {
        await using var served = await EndpointFixture.StartAsync();

        Assert.Equal(
            (400, """{"code":"InvalidIdInRequest","message":"CredentialsV2Request: Credentials not found","HTTPErrorCode":400}"""), await served.GetAsync("/v2/credentials/none"));
    }

    [Fact]
    public async Task A_task_that_stopped_has_none()
    {
        await using var served = await EndpointFixture.StartAsync();
        served.Credentials.Set(Task, RoleType.TaskApplication, EndpointFixture.Role("app"));
        served.Credentials.RemoveTask(Task);

        Assert.Equal(400, (await served.GetAsync("/v2/credentials/app")).Status);
    }

    [Fact]
    public async Task The_execution_role_is_not_the_applications()
    {
        await using var served = await EndpointFixture.StartAsync();
        served.Credentials.Set(Task, RoleType.TaskExecution, EndpointFixture.Role("exec"));

        Assert.Equal(400, (await served.GetAsync("/v2/credentials/exec")).Status);
    }

    [Fact]
    public async Task An_id_whose_keys_did_not_come_yet_is_to_be_asked_for_again()
    {
        await using var served = await EndpointFixture.StartAsync();
        served.Credentials.Set(Task, RoleType.TaskApplication, EndpointFixture.Role("app", key: null));

        Assert.Equal(
            (503, """{"code":"CredentialsUninitialized","message":"CredentialsV2Request: Credentials uninitialized for ID","HTTPErrorCode":503}"""),
            await served.GetAsync("/v2/credentials/app"));
    }

    [Fact]
    public async Task While_an_agent_is_missing_an_unknown_id_may_be_its()
    {
        await using var served = await EndpointFixture.StartAsync();
        served.Endpoint.Expected = 2;

        Assert.Equal(503, (await served.GetAsync("/v2/credentials/other")).Status);
    }

    [Fact]
    public async Task Who_asks_too_often_is_refused_until_time_passes_and_others_are_not()
    {
        await using var served = await EndpointFixture.StartAsync();
        served.Credentials.Set(Task, RoleType.TaskApplication, EndpointFixture.Role("app"));
        served.Credentials.Set(Task + "2", RoleType.TaskApplication, EndpointFixture.Role("other"));
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(200, (await served.GetAsync("/v2/credentials/app")).Status);
        }

        Assert.Equal((429, "You have reached maximum request limit."), await served.GetAsync("/v2/credentials/app"));
        Assert.Equal(200, (await served.GetAsync("/v2/credentials/other")).Status);
        served.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await served.GetAsync("/v2/credentials/app")).Status);
    }

    [Fact]
    public async Task Who_asked_is_written_down_without_the_id()
    {
        await using var served = await EndpointFixture.StartAsync();
        served.Credentials.Set(Task, RoleType.TaskApplication, EndpointFixture.Role("secret-id"));
        await served.GetAsync("/v2/credentials/secret-id");

        Assert.Matches(
            $"""^2026-11-29T01:02:03Z 200 127\.0\.0\.1:\d+ "/v2/credentials" "test/1\.0" {Task} GetCredentials 2 demo arn:instance$""", Assert.Single(served.Audit));
    }

    [Fact]
    public async Task A_refusal_is_written_down_too()
    {
        await using var served = await EndpointFixture.StartAsync();
        await served.GetAsync("/v1/credentials?id=none");

        Assert.Contains(" 400 ", Assert.Single(served.Audit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anything_else_is_not_found()
    {
        await using var served = await EndpointFixture.StartAsync();

        Assert.Equal((404, "404 page not found\n"), await served.GetAsync("/latest/meta-data"));
    }
}
