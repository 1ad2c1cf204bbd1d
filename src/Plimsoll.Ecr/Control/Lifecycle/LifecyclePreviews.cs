using System.Collections.Concurrent;

namespace Plimsoll.Ecr.Control.Lifecycle;

/// <summary>
/// The last preview of each repository. Kept in memory, for a day: it answers a question about a moment, and after a restart it is asked anew.
/// </summary>
/// <param name="time">Clock.</param>
internal sealed class LifecyclePreviews(TimeProvider time)
{
    /// <summary>How long results are kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, LifecyclePreview> _previews = new(StringComparer.Ordinal);

    /// <summary>Begins a preview; false while another one of the repository is being made.</summary>
    /// <param name="owner">The repository, and when it was made: one of the same name later is another.</param>
    /// <param name="policyText">The policy.</param>
    /// <param name="evaluate">Finds the images that it would act on.</param>
    public bool TryStart(string owner, string policyText, Func<Task<IReadOnlyList<LifecycleMark>>> evaluate)
    {
        ForgetOld();
        var begun = new LifecyclePreview(Guid.NewGuid(), policyText, LifecyclePreview.InProgress, time.GetUtcNow(), []);
        if (_previews.AddOrUpdate(owner, begun, (_, old) => old.Status == LifecyclePreview.InProgress ? old : begun) != begun)
        {
            return false;
        }

        _ = FinishAsync(owner, begun, evaluate);
        return true;
    }

    /// <summary>The preview of a repository; null when none was asked for.</summary>
    public LifecyclePreview? Find(string owner) => _previews.GetValueOrDefault(owner) is not { } preview ? null
        : preview.Status == LifecyclePreview.Complete && IsOld(preview, Lifetime) ? preview with { Status = LifecyclePreview.Expired, Results = [] }
        : preview;

    private async Task FinishAsync(string owner, LifecyclePreview begun, Func<Task<IReadOnlyList<LifecycleMark>>> evaluate)
    {
        // The caller does not wait for a large repository.
        await Task.Yield();
        var ended = begun with { Status = LifecyclePreview.Failed };
        try
        {
            ended = begun with { Status = LifecyclePreview.Complete, Results = await evaluate() };
        }
        catch (IOException)
        {
            // The store failed, which its owner has logged; who asks is told that the preview did.
        }
        finally
        {
            _previews[owner] = ended;
        }
    }

    // An expired preview says so for another day, then nobody remembers it.
    private void ForgetOld()
    {
        foreach (var (owner, preview) in _previews)
        {
            if (IsOld(preview, Lifetime * 2))
            {
                _previews.TryRemove(KeyValuePair.Create(owner, preview));
            }
        }
    }

    private bool IsOld(LifecyclePreview preview, TimeSpan age) => time.GetUtcNow() - preview.At >= age;
}
