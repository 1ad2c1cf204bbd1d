using Microsoft.Extensions.Logging;
using Plimsoll.Cells.Tables;
using Plimsoll.SecretsManager.Api.Passwords;
using Plimsoll.SecretsManager.Api.Policies;
using Plimsoll.SecretsManager.Api.Replication;
using Plimsoll.SecretsManager.Api.Rotation;
using Plimsoll.SecretsManager.Api.Secrets;
using Plimsoll.SecretsManager.Api.Tags;
using Plimsoll.SecretsManager.Api.Values;
using Plimsoll.SecretsManager.Control.Deletion;
using Plimsoll.SecretsManager.Control.Policies;
using Plimsoll.SecretsManager.Control.Values;
using Plimsoll.SecretsManager.Control.Versions;
using Plimsoll.SecretsManager.Model;
using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.SecretsManager;

/// <summary>AWS Secrets Manager: secrets, their versions and staging labels, their policies. Values are sealed at rest.</summary>
public sealed class SecretsManagerService : IAsyncDisposable
{
    private readonly SecretReaper _reaper;

    /// <summary>Builds the service; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="options">What it works with.</param>
    /// <param name="logs">Makes its loggers.</param>
    public SecretsManagerService(SecretsManagerOptions options, ILoggerFactory logs)
    {
        var context = Context = new SecretsContext(options.Cells, options.Tokens, new SecretValues(options.ValueKey), options.Time);
        var (versions, reads, access) = (new NewVersions(context), new SecretReads(context), new SecretAccess(context, options.Authorizer));
        _reaper = new SecretReaper(context, logs.CreateLogger<SecretReaper>());
        Reader = new SecretReader(reads, access);
        Definition = new ServiceDefinition
        {
            Name = "secretsmanager",
            Protocol = WireProtocol.Json11,
            Target = "secretsmanager",
            ValidationError = SecretsErrors.Invalid,
            Authorize = access.Authorize,
            Operations =
            [
                .. new SecretsApi(context, versions).Operations,
                .. new SecretListApi(context).Operations,
                .. new ValuesApi(context, versions, reads).Operations,
                .. new BatchApi(context, reads, access).Operations,
                .. new VersionsApi(context).Operations,
                .. PasswordApi.Operations,
                .. new PoliciesApi(context).Operations,
                .. new TagsApi(context).Operations,
                .. new RotationApi(context).Operations,
                .. new ReplicationApi(context).Operations,
            ],
        };
    }

    /// <summary>What its resources work with.</summary>
    internal SecretsContext Context { get; }

    /// <summary>Tables that the schema of the cells must have.</summary>
    public static IReadOnlyList<Table> Tables => SecretTables.All;

    /// <summary>The operations.</summary>
    public ServiceDefinition Definition { get; }

    /// <summary>Reads secrets for other services.</summary>
    public ISecretReader Reader { get; }

    /// <summary>Starts deleting the secrets whose recovery window is over.</summary>
    public void Start() => _reaper.Start();

    /// <summary>Deletes them once, now; answers how many went.</summary>
    internal Task<int> ReapAsync() => _reaper.ReapAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _reaper.DisposeAsync();
}
