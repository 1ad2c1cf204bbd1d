using Plimsoll.SecretsManager.Tests.Support;

namespace Plimsoll.SecretsManager.Tests.Api.Replication;

public sealed class ReplicationTests : IAsyncLifetime
{
    private readonly SecretsHarness _secrets = new();

    public async ValueTask InitializeAsync() => await _secrets.MakeAsync("app");

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Theory]
    [InlineData("ReplicateSecretToRegions", ",'AddReplicaRegions':[{'Region':'eu-west-2'}]")]
    [InlineData("RemoveRegionsFromReplication", ",'RemoveReplicaRegions':['eu-west-2']")]
    [InlineData("StopReplicationToReplica", "")]
    public async Task Copies_in_other_regions_are_refused_by_name(string operation, string more) => Assert.Equal(
        $"InvalidRequestException: Plimsoll does not copy secrets to other regions: {operation} is not supported.",
        await _secrets.RefusalAsync(operation, $"{{'SecretId':'app'{more}}}"));
}
