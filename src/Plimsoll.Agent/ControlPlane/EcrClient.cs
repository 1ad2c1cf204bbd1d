using Plimsoll.Wire.Client;

namespace Plimsoll.Agent.ControlPlane;

/// <summary>The ECR operation that the agent calls.</summary>
internal sealed class EcrClient(AwsClient client)
{
    public Task<GetAuthorizationTokenResponse> GetAuthorizationTokenAsync(GetAuthorizationTokenRequest request, CancellationToken cancel) =>
        client.CallAsync(
            "ecr", "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken", request,
            ControlPlaneJson.Default.GetAuthorizationTokenRequest, ControlPlaneJson.Default.GetAuthorizationTokenResponse, cancel);
}
