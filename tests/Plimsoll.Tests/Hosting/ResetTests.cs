using System.Net;
using Plimsoll.Client;
using Plimsoll.Commands;
using Plimsoll.Hosting;
using Plimsoll.Iam;
using Plimsoll.Tests.Support;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Tests.Hosting;

public sealed class ResetTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();
    private readonly HttpClient _http = ServerHttp.Create();

    public void Dispose()
    {
        _http.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task Reset_by_root_drops_all_state()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data));
        await server.Ecs.CreateClusterAsync("gone", CancellationToken.None);

        await ResetCommand.ResetAsync(server.Access, _http, TimeProvider.System, CancellationToken.None);

        Assert.Empty(await Clusters.NamesAsync(server.Ecs));
    }

    [Fact]
    public async Task After_a_reset_the_server_goes_on_with_the_same_keys()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data));
        await ResetCommand.ResetAsync(server.Access, _http, TimeProvider.System, CancellationToken.None);

        await server.Ecs.CreateClusterAsync("new", CancellationToken.None);

        Assert.Equal(["new"], await Clusters.NamesAsync(server.Ecs));
    }

    [Fact]
    public async Task An_unsigned_reset_is_refused_and_changes_nothing()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data));
        await server.Ecs.CreateClusterAsync("kept", CancellationToken.None);

        var answer = await server.SendAsync(HttpMethod.Post, "/_plimsoll/reset");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["kept"], await Clusters.NamesAsync(server.Ecs));
    }

    [Fact]
    public async Task A_reset_that_keeps_ecr_leaves_repositories_and_drops_the_rest()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data));
        await server.Ecs.CreateClusterAsync("gone", CancellationToken.None);
        await new EcrClient(server.Ecs).MakeRepositoryAsync("kept", CancellationToken.None);

        await ResetCommand.ResetAsync(server.Access, _http, TimeProvider.System, CancellationToken.None, "ecr");

        Assert.Empty(await Clusters.NamesAsync(server.Ecs));
        Assert.Equal(["kept"], (await new EcrClient(server.Ecs).RepositoriesAsync(CancellationToken.None)).Select(one => one.RepositoryName));
    }

    [Fact]
    public async Task A_reset_that_is_to_keep_something_else_is_refused_and_changes_nothing()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data) with { Auth = AuthMode.Off });
        await server.Ecs.CreateClusterAsync("kept", CancellationToken.None);

        var answer = await server.SendAsync(HttpMethod.Post, "/_plimsoll/reset?keep=ecs");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["kept"], await Clusters.NamesAsync(server.Ecs));
    }

    [Fact]
    public async Task A_reset_by_an_instance_is_refused()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data));
        var account = server.Access.Server.Account;
        var session = server.Server.Roles
            .Assume(account, $"arn:aws:iam::{account}:role/{StandardRoles.Instance}", "ec2.amazonaws.com", "i-1", TimeSpan.FromHours(1)).Credential!;
        var access = server.Access with { Keys = new SigningKeys(session.AccessKeyId, session.SecretAccessKey, session.SessionToken) };

        await Assert.ThrowsAsync<CommandException>(() => ResetCommand.ResetAsync(access, _http, TimeProvider.System, CancellationToken.None));
    }

    [Fact]
    public async Task With_auth_off_anybody_may_reset()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data) with { Auth = AuthMode.Off });

        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, "/_plimsoll/reset")).StatusCode);
    }

    [Fact]
    public async Task A_reset_is_asked_for_with_POST()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data) with { Auth = AuthMode.Off });

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await server.SendAsync(HttpMethod.Get, "/_plimsoll/reset")).StatusCode);
    }
}
