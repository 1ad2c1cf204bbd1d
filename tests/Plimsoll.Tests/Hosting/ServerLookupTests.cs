using Plimsoll.Client;
using Plimsoll.Commands;
using Plimsoll.Hosting;
using Plimsoll.Profiles;
using Plimsoll.Tests.Support;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Tests.Hosting;

public sealed class ServerLookupTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();
    private readonly HttpClient _http = ServerHttp.Create();

    public void Dispose()
    {
        _http.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task A_server_on_another_machine_says_its_account_cluster_and_zones()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data) with { Cluster = "far", Zones = 2, Account = "123456789012" });

        var found = await AskAsync(server.Server.Endpoint, server.Access.Keys);

        Assert.Equal(("123456789012", "far", 2, "eu-west-1"), (found.Server.Account, found.Server.Cluster, found.Server.Zones, found.Server.Region));
    }

    [Fact]
    public async Task The_endpoint_stays_the_one_that_the_environment_names()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data));
        var named = new UriBuilder(server.Server.Endpoint) { Host = "localhost" }.Uri;

        var found = await AskAsync(named, server.Access.Keys);

        Assert.Equal(named.ToString().TrimEnd('/'), found.Server.Endpoint);
    }

    [Fact]
    public async Task Keys_that_are_not_the_servers_are_refused_in_its_words()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data));

        var error = await Assert.ThrowsAsync<CommandException>(() => AskAsync(server.Server.Endpoint, new SigningKeys("AKIAFOREIGN", "key")));

        Assert.Contains("UnrecognizedClientException", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_listens_the_variable_is_named()
    {
        var error = await Assert.ThrowsAsync<CommandException>(() => AskAsync(new Uri("http://127.0.0.1:9"), new SigningKeys("A", "s")));

        Assert.Contains("AWS_ENDPOINT_URL", error.Message, StringComparison.Ordinal);
    }

    private Task<ServerAccess> AskAsync(Uri endpoint, SigningKeys keys) => ServerLookup.AskAsync(
        new AwsEnvironment(endpoint, "AWS_ENDPOINT_URL", "eu-west-1", keys), _http, TimeProvider.System, CancellationToken.None);
}
