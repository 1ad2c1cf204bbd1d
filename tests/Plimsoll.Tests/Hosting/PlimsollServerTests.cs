using System.Net;
using Plimsoll.Commands;
using Plimsoll.Hosting;
using Plimsoll.Iam;
using Plimsoll.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Tests.Hosting;

public sealed class PlimsollServerTests : IDisposable
{
    private const string Account = "000000000000";
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_new_server_answers_signed_calls()
    {
        await using var server = await StartAsync();

        Assert.Empty(await Clusters.NamesAsync(server.Ecs));
    }

    [Fact]
    public async Task State_is_there_after_a_restart()
    {
        await using (var first = await StartAsync())
        {
            await first.Ecs.CreateClusterAsync("kept", CancellationToken.None);
        }

        await using var second = await StartAsync();

        Assert.Equal(["kept"], await Clusters.NamesAsync(second.Ecs));
    }

    [Fact]
    public async Task A_session_is_good_after_a_restart()
    {
        Wire.Signing.Credential session;
        await using (var first = await StartAsync())
        {
            session = Session(first);
        }

        await using var second = await StartAsync();

        await second.EcsAs(session).CreateClusterAsync("by-the-instance", CancellationToken.None);
    }

    [Fact]
    public async Task An_instance_is_denied_what_its_role_does_not_allow()
    {
        await using var server = await StartAsync();
        var session = Session(server);

        var error = await Assert.ThrowsAsync<AwsException>(() => Clusters.NamesAsync(server.EcsAs(session)));

        Assert.Equal("AccessDeniedException", error.Code);
    }

    [Fact]
    public async Task Two_servers_do_not_share_a_data_directory()
    {
        await using var server = await StartAsync();

        var error = await Assert.ThrowsAsync<CommandException>(StartAsync);

        Assert.Contains("another plimsoll", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_with_the_remedy()
    {
        await using var server = await StartAsync();
        using var other = new TemporaryDirectory();

        var error = await Assert.ThrowsAsync<CommandException>(
            () => TestServer.StartAsync(TestServer.Options(other) with { Port = server.Server.Endpoint.Port }));

        Assert.Contains("--port", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::1")]
    public async Task An_address_that_the_machine_does_not_have_is_said_with_the_remedy(string host)
    {
        var error = await Assert.ThrowsAsync<CommandException>(() => TestServer.StartAsync(TestServer.Options(_data) with { Host = host }));

        Assert.Contains("--host", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state.db")]
    [InlineData("logs.db")]
    public async Task State_that_cannot_be_opened_is_said_with_the_remedy(string file)
    {
        await File.WriteAllTextAsync(_data.Of(file), string.Concat(Enumerable.Repeat("no database ", 100)), TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<CommandException>(StartAsync);

        Assert.Contains("--data", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_of_another_user_is_said_with_the_remedy()
    {
        // The lock of another user cannot be opened for writing; neither can a directory, not even by root.
        Directory.CreateDirectory(_data.Of("lock"));

        var error = Assert.Throws<CommandException>(() => ServerAccess.Of(_data.Path));

        Assert.Contains("as the user who runs the server", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_start_leaves_the_data_directory_free()
    {
        await using var server = await StartAsync();
        using var other = new TemporaryDirectory();
        await Assert.ThrowsAsync<CommandException>(
            () => TestServer.StartAsync(TestServer.Options(other) with { Port = server.Server.Endpoint.Port }));

        await using var second = await TestServer.StartAsync(TestServer.Options(other));

        Assert.Empty(await Clusters.NamesAsync(second.Ecs));
    }

    [Fact]
    public async Task Health_is_for_anybody()
    {
        await using var server = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/_plimsoll/health")).StatusCode);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/_plimsoll/nowhere")]
    [InlineData("/_plimsoll/")]
    public async Task What_is_not_offered_is_not_found(string path)
    {
        await using var server = await StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, path)).StatusCode);
    }

    [Fact]
    public async Task The_server_file_is_gone_when_the_server_is()
    {
        await using (await StartAsync())
        {
            Assert.True(File.Exists(_data.Of("server.json")));
        }

        Assert.Throws<CommandException>(() => ServerFile.Read(_data.Path));
    }

    private Task<TestServer> StartAsync() => TestServer.StartAsync(TestServer.Options(_data));

    private static Wire.Signing.Credential Session(TestServer server) => server.Server.Roles
        .Assume(Account, $"arn:aws:iam::{Account}:role/{StandardRoles.Instance}", "ec2.amazonaws.com", "i-1", TimeSpan.FromHours(1)).Credential!;
}
