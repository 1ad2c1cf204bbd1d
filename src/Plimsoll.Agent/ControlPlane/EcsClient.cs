using System.Text.Json.Serialization.Metadata;
using Plimsoll.Wire.Client;

namespace Plimsoll.Agent.ControlPlane;

/// <summary>The control plane over signed AWS JSON.</summary>
internal sealed class EcsClient(AwsClient client) : IControlPlane
{
    private static readonly ControlPlaneJson Json = ControlPlaneJson.Default;

    public Task<RegisterContainerInstanceResponse> RegisterContainerInstanceAsync(
        RegisterContainerInstanceRequest request, CancellationToken cancel) =>
        CallAsync(
            "RegisterContainerInstance", request, Json.RegisterContainerInstanceRequest, Json.RegisterContainerInstanceResponse, cancel);

    public Task CreateClusterAsync(CreateClusterRequest request, CancellationToken cancel) =>
        CallAsync("CreateCluster", request, Json.CreateClusterRequest, Json.CreateClusterResponse, cancel);

    public Task<DiscoverPollEndpointResponse> DiscoverPollEndpointAsync(DiscoverPollEndpointRequest request, CancellationToken cancel) =>
        CallAsync("DiscoverPollEndpoint", request, Json.DiscoverPollEndpointRequest, Json.DiscoverPollEndpointResponse, cancel);

    public Task SubmitTaskStateChangeAsync(SubmitTaskStateChangeRequest request, CancellationToken cancel) =>
        CallAsync("SubmitTaskStateChange", request, Json.SubmitTaskStateChangeRequest, Json.SubmitResponse, cancel);

    public Task SubmitAttachmentStateChangesAsync(SubmitAttachmentStateChangesRequest request, CancellationToken cancel) =>
        CallAsync("SubmitAttachmentStateChanges", request, Json.SubmitAttachmentStateChangesRequest, Json.SubmitResponse, cancel);

    public Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancel) =>
        CallAsync("ListTagsForResource", request, Json.ListTagsForResourceRequest, Json.ListTagsForResourceResponse, cancel);

    public Task<TaskProtectionResponse> GetTaskProtectionAsync(GetTaskProtectionRequest request, CancellationToken cancel) =>
        CallAsync("GetTaskProtection", request, Json.GetTaskProtectionRequest, Json.TaskProtectionResponse, cancel);

    public Task<TaskProtectionResponse> UpdateTaskProtectionAsync(UpdateTaskProtectionRequest request, CancellationToken cancel) =>
        CallAsync("UpdateTaskProtection", request, Json.UpdateTaskProtectionRequest, Json.TaskProtectionResponse, cancel);

    private Task<TOut> CallAsync<TIn, TOut>(
        string operation, TIn request, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output, CancellationToken cancel) =>
        client.CallAsync("ecs", "AmazonEC2ContainerServiceV20141113." + operation, request, input, output, cancel);
}
