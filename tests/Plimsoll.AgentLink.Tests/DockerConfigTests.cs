using Plimsoll.AgentLink.Docker;

namespace Plimsoll.AgentLink.Tests;

public class DockerConfigTests
{
    [Theory]
    [InlineData("""{"WorkingDir":"/tmp","Labels":{"x":"y"},"Healthcheck":{"Test":["CMD-SHELL","true"],"Interval":5000000000,"Timeout":2000000000,"StartPeriod":0,"Retries":3}}""")]
    [InlineData("""{"User":"app","Hostname":"h","OpenStdin":true,"Tty":true}""")]
    public void A_container_config_keeps_what_it_was_given(string json) =>
        Assert.Equal(json, DockerContainerConfig.Parse(json).ToJson());

    [Theory]
    [InlineData("""{"NetworkMode":"bridge","MemoryReservation":16777216,"CapAdd":[],"CapDrop":["NET_RAW"],"Ulimits":[{"Name":"nofile","Soft":1024,"Hard":2048}],"LogConfig":{"Type":"json-file","Config":{"max-size":"1m"}}}""")]
    [InlineData("""{"MemorySwap":-1,"MemorySwappiness":60,"Privileged":true,"ReadonlyRootfs":true,"Init":true,"ShmSize":1048576,"Devices":[{"PathOnHost":"/dev/null","PathInContainer":"/dev/n","CgroupPermissions":"rwm"}]}""")]
    public void A_host_config_keeps_what_it_was_given(string json) =>
        Assert.Equal(json, DockerHostConfig.Parse(json).ToJson());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    public void An_absent_config_is_an_empty_one(string? json) => Assert.Equal("{}", DockerHostConfig.Parse(json).ToJson());
}
