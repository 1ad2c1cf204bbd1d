using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Containers;

public class InjectedEnvironmentTests
{
    private static readonly AcsTask WithRole = new() { RoleCredentials = new IamRoleCredentials { CredentialsId = "id" } };
    private static readonly InstanceShape Local = new() { Name = "i", Cpu = 1, Memory = 1, ApiEndpoint = "http://172.31.2.4:4566" };

    [Fact]
    public void A_task_with_a_role_finds_its_credentials() =>
        Assert.Equal("/v2/credentials/id", InjectedEnvironment.Of(WithRole, "bridge", new AgentConfig()).Fixed["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"]);

    [Fact]
    public void One_without_gets_neither_credentials_nor_endpoint()
    {
        var ours = InjectedEnvironment.Of(new AcsTask(), "bridge", new AgentConfig { Shape = Local });

        Assert.Equal(["AWS_DEFAULT_REGION", "AWS_REGION"], ours.Defaults.Keys.Concat(ours.Fixed.Keys).Order());
    }

    [Fact]
    public void Every_task_learns_its_region() =>
        Assert.Equal("eu-west-1", InjectedEnvironment.Of(new AcsTask(), "bridge", new AgentConfig { Region = "eu-west-1" }).Defaults["AWS_REGION"]);

    [Fact]
    public void On_a_local_instance_the_endpoint_is_the_one_that_containers_reach() =>
        Assert.Equal("http://172.31.2.4:4566", Endpoint(new AgentConfig { Shape = Local }, "awsvpc"));

    [Fact]
    public void On_a_host_it_is_the_agents() =>
        Assert.Equal("https://ecs.example:8443", Endpoint(new AgentConfig { Endpoint = new Uri("https://ecs.example:8443/") }, "bridge"));

    [Fact]
    public void The_hosts_loopback_is_not_a_containers() => Assert.Null(Endpoint(new AgentConfig { Endpoint = new Uri("http://localhost:4566") }, "bridge"));

    [Fact]
    public void Except_in_host_mode() => Assert.Equal("http://localhost:4566", Endpoint(new AgentConfig { Endpoint = new Uri("http://localhost:4566") }, "host"));

    private static string? Endpoint(AgentConfig config, string mode) => InjectedEnvironment.Of(WithRole, mode, config).Defaults.GetValueOrDefault("AWS_ENDPOINT_URL");
}
