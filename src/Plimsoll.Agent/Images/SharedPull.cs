using Docker.DotNet;
using Docker.DotNet.Models;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Tasks;

namespace Plimsoll.Agent.Images;

/// <summary>One pull, awaited by any number of containers; it is broken off when none is left.</summary>
internal sealed class SharedPull : IProgress<JSONMessage>, IDisposable
{
    private const int Attempts = 3;
    private static readonly string[] Passing = ["connection refused", "timeout", "reset by peer", "EOF", "toomanyrequests"];
    private readonly DockerEngine _engine;
    private readonly TimeProvider _time;
    private readonly PullRequest _request;
    private readonly ImageSource _source;
    private readonly CancellationTokenSource _abandoned = new();
    private readonly List<Action<PullProgress>> _listeners = [];
    private readonly CancellationToken _end;
    private LayerProgress _layers = new();
    private CancellationTokenSource? _inactive;
    private string? _error;

    public SharedPull(DockerEngine engine, TimeProvider time, PullRequest request, ImageSource source)
    {
        (_engine, _time, _request, _source) = (engine, time, request, source);
        _end = _abandoned.Token;
        Task = Run();
    }

    public Task Task { get; }

    public void Join(Action<PullProgress> listener)
    {
        lock (_listeners)
        {
            _listeners.Add(listener);
        }
    }

    /// <summary>One container less; true when it was the last.</summary>
    public bool Leave(Action<PullProgress> listener)
    {
        lock (_listeners)
        {
            _listeners.Remove(listener);
            return _listeners.Count == 0;
        }
    }

    /// <summary>Breaks the pull off, if it is still under way.</summary>
    public void Dispose()
    {
        _abandoned.Cancel();
        _abandoned.Dispose();
    }

    /// <inheritdoc/>
    public void Report(JSONMessage value)
    {
        _inactive?.CancelAfter(_request.Inactivity);
        _error ??= value.Error?.Message;
        var sum = _layers.Add(value);
        lock (_listeners)
        {
            _listeners.ForEach(listener => listener(sum));
        }
    }

    private async Task Run()
    {
        await System.Threading.Tasks.Task.Yield();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await PullOnce().ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (attempt < Attempts && MayPass(e))
            {
                await System.Threading.Tasks.Task.Delay(TimeSpan.FromMilliseconds(400 * attempt), _time, _end)
                    .ConfigureAwait(false);
            }
            catch (Exception e) when (attempt > 1 && EngineErrors.IsPullFailure(e))
            {
                var stage = _layers.IsEmpty ? "pull image manifest" : "ref pull";
                throw new ImagePullException($"{stage} has been retried {attempt - 1} time(s): {EngineErrors.Describe(e)}");
            }
        }
    }

    private async Task PullOnce()
    {
        using var inactive = new CancellationTokenSource(_request.Inactivity, _time);
        using var late = new CancellationTokenSource(_request.Timeout, _time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(inactive.Token, late.Token, _end);
        (_inactive, _error, _layers) = (inactive, null, new LayerProgress());
        var parameters = new ImagesCreateParameters { FromImage = _source.Repository, Tag = _source.Digest ?? _source.Reference };
        var login = _source.Login is { } it
            ? new AuthConfig { Username = it.UserName, Password = it.Password, ServerAddress = it.Server }
            : null;
        try
        {
            await _engine.Client.Images.CreateImageAsync(parameters, login, this, any.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_end.IsCancellationRequested)
        {
            throw new ImagePullException(inactive.IsCancellationRequested
                ? "the pull made no progress for too long"
                : "the pull took too long");
        }
        finally
        {
            _inactive = null;
        }

        if (_error is { } error)
        {
            throw new ImagePullException(error);
        }
    }

    // A registry that says no says no again; one that can not be reached may be there a moment later.
    private static bool MayPass(Exception e) =>
        EngineErrors.IsPullFailure(e) && Passing.Any(word => EngineErrors.Describe(e).Contains(word, StringComparison.Ordinal));
}

/// <summary>A pull failed after the engine had begun to answer.</summary>
internal sealed class ImagePullException(string message) : Exception(message);
