using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Plimsoll.Cells.Tables;
using Plimsoll.Ecr.Api;
using Plimsoll.Ecr.Api.Images;
using Plimsoll.Ecr.Api.Layers;
using Plimsoll.Ecr.Api.Lifecycle;
using Plimsoll.Ecr.Api.Own;
using Plimsoll.Ecr.Api.Policies;
using Plimsoll.Ecr.Api.PullThrough;
using Plimsoll.Ecr.Api.Registry;
using Plimsoll.Ecr.Api.Replication;
using Plimsoll.Ecr.Api.Repositories;
using Plimsoll.Ecr.Api.Scanning;
using Plimsoll.Ecr.Api.Tags;
using Plimsoll.Ecr.Api.Templates;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Control.Collecting;
using Plimsoll.Ecr.Control.Holding;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Control.Layers;
using Plimsoll.Ecr.Control.Lifecycle;
using Plimsoll.Ecr.Control.Login;
using Plimsoll.Ecr.Control.Policies;
using Plimsoll.Ecr.Control.PullThrough;
using Plimsoll.Ecr.Control.Replication;
using Plimsoll.Ecr.Control.Scanning;
using Plimsoll.Ecr.Control.Templates;
using Plimsoll.Ecr.Distribution;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr;

/// <summary>Amazon ECR: its operations, the registry that docker talks to, the blobs of both.</summary>
public sealed class EcrService : IAsyncDisposable
{
    // A layer part of 20 MiB in base64, with room around it.
    private const int MaxBodyBytes = 28 << 20;

    private readonly IReadOnlyList<BlobStoreChoice> _blobs;
    private readonly IReadOnlyList<FileUploadStore> _uploads;
    private readonly Collector _collector;
    private readonly LifecycleExpiry _expiry;
    private readonly ImageScans _scans;
    private readonly RegistryEndpoint _registry;
    private readonly PullThroughCache _cache;
    private readonly Replicator _replicator;

    /// <summary>Builds the service; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="options">What it works with.</param>
    /// <param name="logs">Makes its loggers.</param>
    public EcrService(EcrOptions options, ILoggerFactory logs)
    {
        _blobs =
        [
            new BlobStoreChoice(options.BlobBucket, options.Directory),
            new BlobStoreChoice(options.BlobBucket, options.Directory, new BlobSeal(new BlobKey(options.Directory))),
        ];
        _uploads = [.. _blobs.Select(blobs => new FileUploadStore(blobs.Store, options.Time))];
        foreach (var uploads in _uploads)
        {
            uploads.RemoveLeftovers();
        }

        var rooms = _blobs.Zip(_uploads, (blobs, uploads) => new BlobRoom(blobs.Store, uploads)).ToList();
        var context = Context = new EcrContext(
            options.Cells, new BlobRooms(rooms[0], rooms[1]), options.Tokens, new RegistryPasswords(options.PasswordKey, options.Time), options.Time, options.RegistryHost,
            new ImageGuard(options.Cells, options.Holders, logs.CreateLogger<ImageGuard>()));
        var scanner = options.ImageScanner is { } command ? new CommandScanner(command, context.Passwords, options.Time) : null;
        _scans = new ImageScans(context, scanner, logs.CreateLogger<ImageScans>());
        var restore = new ImageRestore(context, _scans);
        var (push, pull, layers, urls) = (new ImagePush(context, _scans, restore), new ImagePull(context), new LayerStore(context), new LayerUrls(options.Tokens, options.Time));
        var access = new Access(new ResourcePolicies(context), options.Authorizer);
        var onPush = new CreateOnPush(context, access);
        _cache = new PullThroughCache(context, push, pull, layers, options.Upstreams, logs.CreateLogger<PullThroughCache>());
        _replicator = new Replicator(context, new RegistryPolicy(new ResourcePolicies(context)), new ReplicaTarget(_scans), logs.CreateLogger<Replicator>());
        _collector = new Collector(context, logs.CreateLogger<Collector>());
        _expiry = new LifecycleExpiry(context, logs.CreateLogger<LifecycleExpiry>());
        _registry = new RegistryEndpoint(context, access, onPush, options, push, pull, layers, urls, _cache, logs.CreateLogger<RegistryEndpoint>());
        var deletion = new ImageDeletion(context);
        Definition = new ServiceDefinition
        {
            Name = "ecr",
            Protocol = WireProtocol.Json11,
            Target = "AmazonEC2ContainerRegistry_V20150921",
            MaxBodyBytes = MaxBodyBytes,
            ValidationError = EcrErrors.Invalid,
            Authorize = access.Authorize,
            Unsupported = UnsupportedOperations.Names,
            Operations =
            [
                .. new RepositoriesApi(context).Operations,
                .. new RepositorySettingsApi(context).Operations,
                .. new ImagesApi(context, push, pull, _cache, access, deletion).Operations,
                .. new ImageListsApi(context).Operations,
                .. new StorageClassApi(context, restore).Operations,
                .. new LayersApi(context, layers, urls, _cache, access, onPush).Operations,
                .. new LifecycleApi(context).Operations,
                .. new LifecyclePreviewApi(context, new LifecyclePreviews(options.Time)).Operations,
                .. new RepositoryPolicyApi(context, options.Authorizer).Operations,
                .. new RegistryPolicyApi(context).Operations,
                .. new TemplatesApi(context).Operations,
                .. new PullThroughApi(context, _cache).Operations,
                .. new ScansApi(context, _scans).Operations,
                .. new ScanningConfigurationApi(context).Operations,
                .. new PullExclusionsApi(context).Operations,
                .. new ReplicationApi(context).Operations,
                .. new ReplicationBackfillsApi(context).Operations,
                .. new LoginApi(context).Operations,
                .. new SettingsApi(context).Operations,
                .. new TagsApi(context).Operations,
            ],
        };
        Own = new ServiceDefinition
        {
            Name = "plimsoll",
            Protocol = WireProtocol.Json11,
            Target = "PlimsollEcr",
            Authorize = (call, name, input) => access.Authorize(call, OwnApi.LikeOf(name), input),
            Operations = new OwnApi(context, deletion).Operations,
        };
    }

    /// <summary>What its resources work with.</summary>
    internal EcrContext Context { get; }

    /// <summary>Tables that the schema of the cells must have.</summary>
    public static IReadOnlyList<Table> Tables => EcrTables.All;

    /// <summary>The operations.</summary>
    public ServiceDefinition Definition { get; }

    /// <summary>What AWS has not: DescribeImageUse, ForceDeleteImages.</summary>
    public ServiceDefinition Own { get; }

    /// <summary>Derived states that each cell must have.</summary>
    public static IReadOnlyList<IDerived> Derive() => [new ImageUse()];

    /// <summary>Starts expiring images as lifecycle policies say, and removing what nobody needs any more.</summary>
    /// <exception cref="BlobStoreException">The blobs cannot be reached.</exception>
    public async Task StartAsync()
    {
        foreach (var blobs in _blobs)
        {
            await blobs.OpenAsync(CancellationToken.None);
        }

        _scans.Start();
        _replicator.Start();
        _expiry.Start();
        _collector.Start();
    }

    /// <summary>Serves a request of the registry: all paths under <c>/v2/</c>.</summary>
    public Task ServeRegistryAsync(HttpContext http) => _registry.HandleAsync(http);

    /// <summary>Drops uploads and blobs, after the cells were emptied.</summary>
    public async Task ResetAsync()
    {
        foreach (var uploads in _uploads)
        {
            await uploads.ExpireAsync(DateTimeOffset.MaxValue);
        }

        await _collector.CollectAsync(CancellationToken.None);
    }

    /// <summary>Collects once, now; answers how many blobs went and their bytes.</summary>
    internal async Task<(int Blobs, long Bytes)> CollectAsync()
    {
        var swept = await _collector.CollectAsync(CancellationToken.None);
        return (swept.Blobs, swept.Bytes);
    }

    /// <summary>Replicates all that is to be, now; answers how much that was.</summary>
    internal Task<int> ReplicateAsync() => _replicator.ReplicateAsync();

    /// <summary>Applies every lifecycle policy, now; answers how many images went.</summary>
    internal Task<int> ExpireAsync() => _expiry.ExpireAsync();

    /// <summary>Ends when each image that is on its way from upstream now is there, or will not be.</summary>
    internal Task SettleAsync() => _cache.SettleAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _replicator.DisposeAsync();
        await _cache.DisposeAsync();
        await _scans.DisposeAsync();
        await _expiry.DisposeAsync();
        await _collector.DisposeAsync();
        foreach (var uploads in _uploads)
        {
            uploads.Dispose();
        }

        foreach (var blobs in _blobs)
        {
            blobs.Dispose();
        }
    }
}
