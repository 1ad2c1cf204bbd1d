using Microsoft.Extensions.Logging;
using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Holding;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Control.Lifecycle;

/// <summary>Applies the lifecycle policies, once an hour: ECR promises it within 24.</summary>
internal sealed partial class LifecycleExpiry(EcrContext context, ILogger<LifecycleExpiry> log) : IAsyncDisposable
{
    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = RunAsync();

    /// <summary>Applies every policy once; answers how many images went.</summary>
    public async Task<int> ExpireAsync()
    {
        var expired = 0;
        foreach (var cell in context.Cells.All)
        {
            foreach (var repository in cell.Peek(view => view.All(EcrTables.LifecyclePolicies).Select(policy => policy.Repository).ToList()))
            {
                var registry = new RegistryScope(cell.Account, cell.Region);
                var elsewhere = context.Guard.Elsewhere(registry, repository);
                expired += await cell.WriteAsync(tx => Apply(tx, repository, context.Guard.In(tx, registry, repository, elsewhere)));
            }
        }

        return expired;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }

    // Decided and done in one transaction: no push comes between what was counted and what goes.
    private int Apply(Tx tx, string repository, Holds holds)
    {
        if (tx.Get(EcrTables.LifecyclePolicies, repository) is not { } policy)
        {
            return 0;
        }

        var images = LifecycleImage.AllOf(tx, repository, holds);
        var kept = images.Where(image => image.IsKept).Select(image => image.Digest).ToHashSet(StringComparer.Ordinal);
        var expired = LifecycleEvaluation.Expiring(LifecyclePolicyReader.Read(policy.Text), images, context.Now)
            .Sum(due => Expire(tx, ImageRecord.KeyOf(repository, due.Image.Digest), kept));
        tx.Put(EcrTables.LifecyclePolicies, policy with { LastEvaluatedAt = context.Now });
        return expired;
    }

    // With all that refers to it: signatures and the like are of no use without their subject. One may be due by itself and gone already.
    private static int Expire(Tx tx, string key, HashSet<string> kept)
    {
        if (tx.Get(EcrTables.Images, key) is not { } image)
        {
            return 0;
        }

        var referrers = tx.In(EcrTables.ImagesBySubject, key).Where(referrer => !kept.Contains(referrer.Digest)).ToList();
        ImageRemoval.Remove(tx, image);
        return 1 + referrers.Sum(referrer => Expire(tx, referrer.Key, kept));
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Period, context.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                try
                {
                    if (await ExpireAsync() is > 0 and var expired)
                    {
                        LogExpired(expired);
                    }
                }
                catch (IOException error)
                {
                    LogFailed(error);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped: that is how a wait on the timer ends.
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Lifecycle policies expired {Count} images")]
    private partial void LogExpired(int count);

    [LoggerMessage(2, LogLevel.Error, "Lifecycle policies could not be applied; tried again in an hour")]
    private partial void LogFailed(Exception error);
}
