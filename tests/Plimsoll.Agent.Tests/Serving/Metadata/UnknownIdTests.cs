namespace Plimsoll.Agent.Tests.Serving.Metadata;

/// <summary>What is said to an id that no container has, in the ECS agent's words.</summary>
public class UnknownIdTests
{
    [Theory]
    [InlineData("/v4/bad", 404, "V4 container metadata handler: unable to get container ID from request: unable to get docker ID from v3 endpoint ID: bad")]
    [InlineData("/v4/", 404, "V4 container metadata handler: unable to get container ID from request: unable to get docker ID from v3 endpoint ID: ")]
    [InlineData("/v4/bad/task", 404, "V4 task metadata handler: unable to get task arn from request: unable to get task Arn from v3 endpoint ID: bad")]
    [InlineData("/v4/bad/taskWithTags", 404, "V4 task metadata handler: unable to get task arn from request: unable to get task Arn from v3 endpoint ID: bad")]
    [InlineData("/v4/bad/stats", 404, "V4 container stats handler: unable to get container ID from request: unable to get docker ID from v3 endpoint ID: bad")]
    [InlineData("/v3/bad/task", 500, "V3 task metadata handler: unable to get task arn from request: unable to get task Arn from v3 endpoint ID: bad")]
    [InlineData("/v2/metadata", 400, "Unable to get task arn from request: unable to associate '127.0.0.1' with task")]
    [InlineData("/v2/metadata/d1", 400, "Unable to generate metadata for container 'd1'")]
    public async Task It_is_told_which_id_is_not_known(string path, int status, string words)
    {
        await using var served = await EndpointFixture.StartAsync();

        Assert.Equal((status, $"\"{words}\""), await served.GetAsync(path));
    }
}
