using Plimsoll.Ecs.Api.TaskDefinitions;
using Plimsoll.Ecs.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions;

public sealed class TaskDefinitionRefTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Theory]
    [InlineData("web")]
    [InlineData("web:2")]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:task-definition/web:2")]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:task-definition/web")]
    public async Task A_task_can_start_from(string name)
    {
        await _ecs.CallAsync("RegisterTaskDefinition", Definitions.Small);
        await _ecs.CallAsync("RegisterTaskDefinition", Definitions.Small);

        Assert.Equal(2, Resolve(name).Revision);
    }

    [Theory]
    [InlineData("nobody", "TaskDefinition not found.")]
    [InlineData("web:3", "TaskDefinition not found.")]
    [InlineData("arn:aws:ecs:eu-west-1:999999999999:task-definition/web:2", "TaskDefinition not found.")]
    [InlineData("web:1", "TaskDefinition is inactive")]
    [InlineData("web:x", "Invalid revision number. Number: x")]
    public async Task A_task_cannot_start_from(string name, string message)
    {
        await _ecs.CallAsync("RegisterTaskDefinition", Definitions.Small);
        await _ecs.CallAsync("RegisterTaskDefinition", Definitions.Small);
        await _ecs.CallAsync("DeregisterTaskDefinition", "{'taskDefinition':'web:1'}");

        var error = Assert.Throws<AwsException>(() => Resolve(name));

        Assert.Equal($"ClientException: {message}", $"{error.Code}: {error.Message}");
    }

    private TaskDefinition Resolve(string name) => _ecs.Cell.Peek(view => TaskDefinitionRef.Resolve(view, _ecs.Call, name).Definition);
}
