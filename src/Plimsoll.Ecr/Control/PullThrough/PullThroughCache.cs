using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Control.Layers;
using Plimsoll.Ecr.Control.PullThrough.Upstream;
using Plimsoll.Ecr.Control.Templates;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Control.PullThrough;

/// <summary>
/// Repositories that show what a registry upstream has (spec/ecr.md §8). A client gets manifests and layers as they come; the image is
/// in the repository when all of it is there, whatever the client does meanwhile.
/// </summary>
internal sealed partial class PullThroughCache : IAsyncDisposable
{
    private const int LayersAtOnce = 4;
    private const int ChildrenAtOnce = 2;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private readonly EcrContext _context;
    private readonly ImagePush _push;
    private readonly ImagePull _pull;
    private readonly UpstreamOptions _options;
    private readonly UpstreamLogins _logins;
    private readonly UpstreamClient _client;
    private readonly LayerPulls _layers;
    private readonly ILogger<PullThroughCache> _log;
    private readonly Lock _gate = new();
    private readonly Dictionary<(RegistryScope Registry, string Repository, string Reference), ImageFlight> _flights = [];
    private readonly ConcurrentDictionary<string, DateTimeOffset> _down = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();

    public PullThroughCache(
        EcrContext context, ImagePush push, ImagePull pull, LayerStore layers, UpstreamOptions options, ILogger<PullThroughCache> log)
    {
        (_context, _push, _pull, _options, _log) = (context, push, pull, options, log);
        _logins = new UpstreamLogins(options.CredentialsFile);
        _client = new UpstreamClient(options.Insecure, context.Time);
        _layers = new LayerPulls(context, layers, _client);
    }

    /// <summary>The manifest of an image that comes from upstream now; null where what the repository has is the answer.</summary>
    /// <param name="registry">Registry.</param>
    /// <param name="repository">Repository; made when upstream has the image.</param>
    /// <param name="reference">Tag or digest.</param>
    /// <param name="pulled">True when the caller gets the manifest, false when it only asks for it.</param>
    /// <param name="require">Throws where the caller may not do an operation of ECR.</param>
    /// <param name="cancel">Gives up waiting; the image comes all the same.</param>
    /// <exception cref="UpstreamException">Upstream does not give it, and the repository has none.</exception>
    public async Task<Manifest?> ManifestAsync(
        RegistryScope registry, string repository, string reference, bool pulled, Action<string> require, CancellationToken cancel)
    {
        if (_context.Cell(registry).Peek(view => PullPlan.Of(view, repository, reference, _context.Now)) is not { } plan)
        {
            return null;
        }

        try
        {
            require("BatchImportUpstreamImage");
            if (plan.IsNew)
            {
                require("CreateRepository");
            }

            var flight = Begin(registry, repository, reference, Upstream(plan.Rule, plan.UpstreamName), plan.Cached);
            flight.Pulled |= pulled;
            return await flight.Manifest.WaitAsync(cancel);
        }
        catch (Exception error) when (plan.Cached is not null && error is UpstreamException or AwsException)
        {
            LogCached(repository, reference, error.Message);
            return null;
        }
    }

    /// <summary>A layer that a repository gets from upstream; null for a repository that is under no rule.</summary>
    /// <exception cref="UpstreamException">The login is not there.</exception>
    public LayerPull? Layer(RegistryScope registry, string repository, Digest digest, Action<string> require)
    {
        if (_context.Cell(registry).Peek(view => PullThroughRules.Find(view, repository)) is not { } found)
        {
            return null;
        }

        require("BatchImportUpstreamImage");
        return _layers.Begin(registry, repository, digest, Upstream(found.Rule, found.Name));
    }

    /// <summary>Sees whether the registry of a rule is there and takes the login.</summary>
    /// <exception cref="UpstreamException">It does not.</exception>
    public Task CheckAsync(PullThroughRuleRecord rule, CancellationToken cancel) => _client.PingAsync(Upstream(rule, ""), cancel);

    /// <summary>The address of a rule to be.</summary>
    /// <exception cref="AwsException"><c>UnsupportedUpstreamRegistryException</c>; no such secret.</exception>
    public UpstreamAddress Check(string url, string? credentialArn)
    {
        var address = UpstreamAddress.Parse(url, _options.Insecure) ?? throw EcrErrors.UnsupportedUpstreamRegistry(
            "upstreamRegistryUrl is a host with or without a port; without TLS only where plimsoll up was given --insecure-upstream");
        _logins.Find(credentialArn, address.Base);
        return address;
    }

    /// <summary>Ends when each image that is on its way now is there, or will not be.</summary>
    public Task SettleAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_flights.Values.Select(flight => flight.Done));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _layers.DisposeAsync();
        await SettleAsync();
        _client.Dispose();
        _stop.Dispose();
    }

    private UpstreamRepository Upstream(PullThroughRuleRecord rule, string name)
    {
        var address = UpstreamAddress.Parse(rule.UpstreamUrl, _options.Insecure) ?? throw new UpstreamException(
            UpstreamFailure.UpstreamUnavailable, $"{rule.UpstreamUrl} is spoken to without TLS only where plimsoll up is given --insecure-upstream");
        try
        {
            return new UpstreamRepository(address.Base, name, _logins.Find(rule.CredentialArn, address.Base));
        }
        catch (AwsException error)
        {
            throw new UpstreamException(UpstreamFailure.UpstreamAccessDenied, error.Message, error);
        }
    }

    private ImageFlight Begin(RegistryScope registry, string repository, string reference, UpstreamRepository upstream, Digest? cached)
    {
        var key = (registry, repository, reference);
        lock (_gate)
        {
            if (!_flights.TryGetValue(key, out var flight))
            {
                _flights[key] = flight = new ImageFlight();
                flight.Start(async own =>
                {
                    try
                    {
                        await RunAsync(own, registry, repository, reference, upstream, cached);
                    }
                    finally
                    {
                        lock (_gate)
                        {
                            _flights.Remove(key);
                        }
                    }
                });
            }

            return flight;
        }
    }

    private async Task RunAsync(ImageFlight flight, RegistryScope registry, string repository, string reference, UpstreamRepository upstream, Digest? cached)
    {
        try
        {
            if (cached is not null && await AskAsync(upstream, cached, () => _client.DigestAsync(upstream, reference, _stop.Token)) == cached)
            {
                await TouchAsync(registry, repository, reference, cached);
                flight.Show(null);
                return;
            }

            if (await AskAsync(upstream, cached, () => _client.ManifestAsync(upstream, reference, _stop.Token)) is not { } manifest)
            {
                flight.Show(null);
                return;
            }

            await EnsureAsync(registry, repository);
            flight.Show(manifest);
            await ImportAsync(registry, repository, manifest, upstream);
            var pushed = await _push.PushAsync(registry, repository, manifest, Digest.TryParse(reference, out var _) ? [] : [reference], _stop.Token, _context.Now);
            if (flight.Pulled)
            {
                await _pull.RecordPullAsync(registry, pushed.Image);
            }
        }
        catch (Exception error) when (error is UpstreamException or AwsException or IOException or OperationCanceledException)
        {
            flight.Fail(error);
            LogFailed(repository, reference, error.Message);
        }
        catch (Exception error)
        {
            flight.Fail(error);
            LogFault(error, repository, reference);
        }
    }

    // While there is a copy to serve, who does not answer is left alone for a while.
    private async Task<T> AskAsync<T>(UpstreamRepository upstream, Digest? cached, Func<Task<T>> ask)
    {
        var host = upstream.Base.Authority;
        if (cached is not null && _down.TryGetValue(host, out var since) && _context.Now - since < Rest)
        {
            throw new UpstreamException(UpstreamFailure.UpstreamUnavailable, $"{upstream} could not be reached a moment ago");
        }

        try
        {
            return await ask();
        }
        catch (UpstreamException error) when (error.Failure == UpstreamFailure.UpstreamUnavailable)
        {
            _down[host] = _context.Now;
            throw;
        }
    }

    private async Task EnsureAsync(RegistryScope registry, string repository)
    {
        var cell = _context.Cell(registry);
        if (cell.Peek(view => view.Get(EcrTables.Repositories, repository)) is null)
        {
            await cell.WriteAsync(tx => RepositoryByTemplate.Ensure(tx, repository, TemplateRecord.PullThroughCache, _context.Now));
        }
    }

    private async Task ImportAsync(RegistryScope registry, string repository, Manifest manifest, UpstreamRepository upstream)
    {
        await Parallel.ForEachAsync(manifest.Layers, Limit(LayersAtOnce), async (text, _) =>
        {
            if (Digest.TryParse(text, out var digest) && await _layers.Begin(registry, repository, digest, upstream).Done is null)
            {
                throw new UpstreamException(UpstreamFailure.UpstreamUnavailable, $"{upstream} does not have the layer {digest} of its image");
            }
        });

        // What fails is found missing when the index is put in.
        await Parallel.ForEachAsync(manifest.Children, Limit(ChildrenAtOnce), async (child, _) =>
        {
            if (_context.Cell(registry).Peek(view => view.Get(EcrTables.Images, ImageRecord.KeyOf(repository, child))) is null)
            {
                await Begin(registry, repository, child, upstream, null).Done;
            }
        });
    }

    private async Task TouchAsync(RegistryScope registry, string repository, string tag, Digest cached) => await _context.Cell(registry).WriteAsync(tx =>
    {
        if (tx.Get(EcrTables.Tags, TagRecord.KeyOf(repository, tag)) is { CheckedAt: not null } current && current.Digest == cached.ToString())
        {
            tx.Put(EcrTables.Tags, current with { CheckedAt = _context.Now });
        }
    });

    private ParallelOptions Limit(int atOnce) => new() { MaxDegreeOfParallelism = atOnce, CancellationToken = _stop.Token };

    [LoggerMessage(1, LogLevel.Warning, "{Repository}:{Reference} is served as it was cached: {Reason}")]
    private partial void LogCached(string repository, string reference, string reason);

    [LoggerMessage(2, LogLevel.Warning, "{Repository}:{Reference} was not cached: {Reason}")]
    private partial void LogFailed(string repository, string reference, string reason);

    [LoggerMessage(3, LogLevel.Error, "{Repository}:{Reference} was not cached")]
    private partial void LogFault(Exception error, string repository, string reference);
}
