using Microsoft.Extensions.Logging;
using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Holding;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Control.Lifecycle;

/// <summary>Applies the lifecycle policies, once an hour: ECR promises it within 24.</summary>
internal sealed partial class LifecycleExpiry(EcrContext context, ILogger<LifecycleExpiry> log) : IAsyncDisposable
{
    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = RunAsync();

    /// <summary>Applies every policy once; answers how many images expired or were archived.</summary>
    public async Task<int> ExpireAsync()
    {
        var acted = 0;
        foreach (var cell in context.Cells.All)
        {
            foreach (var repository in cell.Peek(view => view.All(EcrTables.LifecyclePolicies).Select(policy => policy.Repository).ToList()))
            {
                var registry = new RegistryScope(cell.Account, cell.Region);
                var elsewhere = context.Guard.Elsewhere(registry, repository);
                acted += await cell.WriteAsync(tx => Apply(tx, repository, context.Guard.In(tx, registry, repository, elsewhere)));
            }
        }

        return acted;
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

        if (Rules(policy) is not { } rules)
        {
            return 0;
        }

        var images = LifecycleImage.AllOf(tx, repository, holds);
        var kept = images.Where(image => image.IsHeld || image.IsPart).Select(image => image.Digest).ToHashSet(StringComparer.Ordinal);
        var acted = LifecycleEvaluation.Marks(rules, images, context.Now).Sum(mark => Act(tx, ImageRecord.KeyOf(repository, mark.Image.Digest), mark.Rule, kept));
        tx.Put(EcrTables.LifecyclePolicies, policy with { LastEvaluatedAt = context.Now });
        return acted;
    }

    // What was put under the rules of another version may break those of this one: nothing is done then.
    private IReadOnlyList<LifecycleRule>? Rules(LifecyclePolicyRecord policy)
    {
        try
        {
            return LifecyclePolicyReader.Read(policy.Text);
        }
        catch (AwsException error)
        {
            LogUnreadable(policy.Repository, error.Message);
            return null;
        }
    }

    // One may have gone already, with the image that it refers to.
    private int Act(Tx tx, string key, LifecycleRule rule, HashSet<string> kept) =>
        !rule.Archives ? Expire(tx, key, kept)
        : tx.Get(EcrTables.Images, key) is { IsArchived: false } image ? ImageArchive.Archive(tx, image, context.Now, kept)
        : 0;

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
                    if (await ExpireAsync() is > 0 and var acted)
                    {
                        LogActed(acted);
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

    [LoggerMessage(1, LogLevel.Information, "Lifecycle policies expired or archived {Count} images")]
    private partial void LogActed(int count);

    [LoggerMessage(2, LogLevel.Error, "Lifecycle policies could not be applied; tried again in an hour")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(3, LogLevel.Warning, "The lifecycle policy of {Repository} is not applied: {Reason}")]
    private partial void LogUnreadable(string repository, string reason);
}
