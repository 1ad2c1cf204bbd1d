using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Cells;
using Plimsoll.Cells.Sqlite;
using Plimsoll.Cells.Tables;
using Plimsoll.Ecs;
using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;
using Plimsoll.Wire.Signing;
using Plimsoll.Wire.Transport;
using ICredentials = Plimsoll.Wire.Signing.ICredentials;

namespace Plimsoll.Bench.RunTask;

/// <summary>ECS as the program puts it together: SQLite on disk, Kestrel on loopback, signatures checked.</summary>
internal sealed class Server : IAsyncDisposable, ICredentials, IAuthorizer, ITaskRoles
{
    public const string Account = "123456789012";
    public const string Region = "us-east-1";
    private readonly WebApplication _web;
    private readonly Principal _root = new(PrincipalKind.Root, Account, $"arn:aws:iam::{Account}:root", Account);

    private Server(string path)
    {
        Cells = new CellHost(
            new SqliteStore(path),
            new Schema(EcsService.Tables, () => EcsService.Derive(seed: 1)),
            error => Console.Error.WriteLine(error));
        var authenticator = new SigV4Authenticator(new SigV4Verifier(this, TimeProvider.System));
        Ecs = new EcsService(
            new EcsOptions
            {
                Cells = Cells,
                Tokens = new PageTokens(new byte[32]),
                Time = TimeProvider.System,
                HealthyAfter = TimeSpan.Zero,
                Authenticator = authenticator,
                Authorizer = this,
                Roles = this,
            },
            NullLoggerFactory.Instance);
        var endpoint = new AwsEndpoint([Ecs.Definition], authenticator, this, NullLogger<AwsEndpoint>.Instance);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseDirectOutput()));
        builder.Services.AddLargeBlocks();
        _web = builder.Build();
        _web.Run(endpoint.HandleAsync);
    }

    public static SigningKeys Keys { get; } = new("AKIABENCH0000000000", "bench-secret");

    public CellHost Cells { get; }

    public EcsService Ecs { get; }

    public Cell Cell => Cells.Get(Account, Region);

    public Uri Address => new(_web.Urls.First());

    public CallContext Call => new(_root, Region, "fill", "http://127.0.0.1", CancellationToken.None);

    public static async Task<Server> StartAsync(string path)
    {
        var server = new Server(path);
        await server.Ecs.StartAsync();
        await server._web.StartAsync();
        return server;
    }

    public Credential? Find(string accessKeyId, string? sessionToken) =>
        accessKeyId == Keys.AccessKeyId ? new Credential(Keys.AccessKeyId, Keys.SecretAccessKey, null, _root, null) : null;

    public void Authorize(CallContext call, Need need)
    {
    }

    public AccessDecision Decide(CallContext call, string action, string resource) => AccessDecision.Allow;

    public RoleCredentials? Assume(string account, string roleArn, string taskArn, bool execution, TimeSpan lifetime) => null;

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync();
        await _web.DisposeAsync();
        await Ecs.DisposeAsync();
        await Cells.DisposeAsync();
    }
}
