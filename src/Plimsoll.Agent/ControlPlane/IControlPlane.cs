namespace Plimsoll.Agent.ControlPlane;

/// <summary>The ECS operations that an agent calls. Each may throw the service's error or that the endpoint was not reached.</summary>
internal interface IControlPlane
{
    Task<RegisterContainerInstanceResponse> RegisterContainerInstanceAsync(RegisterContainerInstanceRequest request, CancellationToken cancel);

    Task CreateClusterAsync(CreateClusterRequest request, CancellationToken cancel);

    Task<DiscoverPollEndpointResponse> DiscoverPollEndpointAsync(DiscoverPollEndpointRequest request, CancellationToken cancel);

    Task SubmitTaskStateChangeAsync(SubmitTaskStateChangeRequest request, CancellationToken cancel);

    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancel);

    Task<TaskProtectionResponse> GetTaskProtectionAsync(GetTaskProtectionRequest request, CancellationToken cancel);

    Task<TaskProtectionResponse> UpdateTaskProtectionAsync(UpdateTaskProtectionRequest request, CancellationToken cancel);

    Task SubmitAttachmentStateChangesAsync(SubmitAttachmentStateChangesRequest request, CancellationToken cancel);
}
