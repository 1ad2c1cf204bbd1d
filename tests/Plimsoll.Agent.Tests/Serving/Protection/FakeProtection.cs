using Plimsoll.Agent.ControlPlane;

namespace Plimsoll.Agent.Tests.Serving.Protection;

/// <summary>A control plane that knows of protection and nothing else.</summary>
internal sealed class FakeProtection : IControlPlane
{
    public object? Asked { get; private set; }

    public TaskProtectionResponse Answer { get; set; } = new([], []);

    public Exception? Fault { get; set; }

    public Task<TaskProtectionResponse> GetTaskProtectionAsync(GetTaskProtectionRequest request, CancellationToken cancel) => AnswerAsync(request);

    public Task<TaskProtectionResponse> UpdateTaskProtectionAsync(UpdateTaskProtectionRequest request, CancellationToken cancel) => AnswerAsync(request);

    public Task<RegisterContainerInstanceResponse> RegisterContainerInstanceAsync(RegisterContainerInstanceRequest request, CancellationToken cancel) => throw new NotSupportedException();

    public Task CreateClusterAsync(CreateClusterRequest request, CancellationToken cancel) => throw new NotSupportedException();

    public Task<DiscoverPollEndpointResponse> DiscoverPollEndpointAsync(DiscoverPollEndpointRequest request, CancellationToken cancel) => throw new NotSupportedException();

    public Task SubmitTaskStateChangeAsync(SubmitTaskStateChangeRequest request, CancellationToken cancel) => throw new NotSupportedException();

    public Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancel) => throw new NotSupportedException();

    public Task SubmitAttachmentStateChangesAsync(SubmitAttachmentStateChangesRequest request, CancellationToken cancel) => throw new NotSupportedException();

    private Task<TaskProtectionResponse> AnswerAsync(object request)
    {
        Asked = request;
        return Fault is null ? Task.FromResult(Answer) : Task.FromException<TaskProtectionResponse>(Fault);
    }
}
