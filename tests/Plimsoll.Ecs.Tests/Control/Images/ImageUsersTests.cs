using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Images;

public sealed class ImageUsersTests : IAsyncLifetime
{
    private const string Image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/team/app:v1";
    private const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    private readonly EcsHarness _ecs = new();

    // On an instance that can log in to ECR.
    public async ValueTask InitializeAsync() => await _ecs.JoinAsync(
        1024, 1024, "default", "com.amazonaws.ecs.capability.ecr-auth=", "com.amazonaws.ecs.capability.docker-remote-api.1.19=");

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task An_active_definition_uses_its_images_until_it_is_deregistered()
    {
        var definition = await RegisterAsync(Image);
        Assert.Equal([new ImageUser(definition, Image, null)], Users());

        await _ecs.CallAsync("DeregisterTaskDefinition", $"{{'taskDefinition':'{definition}'}}");
        Assert.Empty(Users());
    }

    [Fact]
    public async Task A_task_uses_its_image_from_its_placement_until_it_has_stopped_whatever_becomes_of_its_definition()
    {
        var definition = await RegisterAsync(Image);
        var task = await _ecs.RunAsync();
        await _ecs.CallAsync("DeregisterTaskDefinition", $"{{'taskDefinition':'{definition}'}}");
        Assert.Equal([new ImageUser(task, Image, null)], Users());

        await _ecs.ReportAsync(task, "RUNNING", $"[{{'containerName':'main','status':'RUNNING','imageDigest':'{Digest}'}}]");
        Assert.Equal([new ImageUser(task, Image, Digest)], Users());

        await _ecs.ReportAsync(task, "STOPPED");
        Assert.Empty(Users());
    }

    [Theory]
    [InlineData("app:v1")]
    [InlineData("127.0.0.1:4566/app:v1")]
    [InlineData("127.0.0.1:4566/team/app-2:v1")]
    public async Task Images_of_other_repositories_are_others(string image)
    {
        await RegisterAsync(image);

        Assert.Empty(Users());
    }

    [Fact]
    public async Task A_call_that_fails_leaves_no_user_behind()
    {
        await RegisterAsync(Image);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _ecs.Cell.WriteAsync(tx =>
        {
            tx.Remove(Model.EcsTables.TaskDefinitions, Model.TaskDefinitionRecord.KeyOf("web", 1));
            throw new InvalidOperationException();
        }));

        Assert.Single(Users());
    }

    private async Task<string> RegisterAsync(string image) => (string)(await _ecs.CallAsync(
        "RegisterTaskDefinition", $"{{'family':'web','containerDefinitions':[{{'name':'main','image':'{image}','memory':16}}]}}"))
            ["taskDefinition"]!["taskDefinitionArn"]!;

    private List<ImageUser> Users() => _ecs.Cell.Peek(view => EcsService.ImageUsers(view, "team/app").ToList());
}
