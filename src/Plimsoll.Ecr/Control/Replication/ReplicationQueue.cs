using Plimsoll.Cells;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Control.Replication;

/// <summary>What is to go to other registries. It is noted with the push itself: no crash comes between.</summary>
internal static class ReplicationQueue
{
    /// <summary>Notes an image, or new tags of one, that was pushed.</summary>
    public static void Add(Tx tx, ImageRecord image, IReadOnlyList<string> tags)
    {
        foreach (var destination in tx.Get(EcrTables.ReplicationConfigurations, ReplicationConfigurationRecord.Key)?.For(image.Repository) ?? [])
        {
            var (account, region) = (destination.RegistryId!, destination.Region!);
            var known = tx.Get(EcrTables.Replications, ReplicationRecord.KeyOf(image.Repository, image.Digest, account, region));
            tx.Put(EcrTables.Replications, new ReplicationRecord
            {
                Repository = image.Repository,
                Digest = image.Digest,
                Account = account,
                Region = region,
                Status = ReplicationRecord.InProgress,
                Tags = [.. known?.Tags.Except(tags) ?? [], .. tags],
            });
        }
    }

    /// <summary>Forgets an image that is removed: what has arrived stays there.</summary>
    public static void Remove(Tx tx, ImageRecord image)
    {
        foreach (var one in tx.In(EcrTables.ReplicationsByImage, image.Key).ToList())
        {
            tx.Remove(EcrTables.Replications, one.Key);
        }
    }

    /// <summary>Writes down how a replication ended; what was pushed since then goes on.</summary>
    /// <param name="tx">The source.</param>
    /// <param name="done">As it was when it began.</param>
    /// <param name="failure">Why it failed; null when all has arrived.</param>
    public static void Finish(Tx tx, ReplicationRecord done, string? failure)
    {
        if (tx.Get(EcrTables.Replications, done.Key) is { Status: ReplicationRecord.InProgress } current && current.Tags.SequenceEqual(done.Tags))
        {
            tx.Put(EcrTables.Replications, current with
            {
                Status = failure is null ? ReplicationRecord.Complete : ReplicationRecord.Failed,
                FailureCode = failure,
                Tags = failure is null ? [] : current.Tags,
            });
        }
    }

    /// <summary>Writes down how an image went that no push had sent; one that is on its way by a push has the last word.</summary>
    /// <param name="tx">The source.</param>
    /// <param name="done">What went.</param>
    /// <param name="failure">Why it failed; null when all has arrived.</param>
    public static void Note(Tx tx, ReplicationRecord done, string? failure)
    {
        var known = tx.Get(EcrTables.Replications, done.Key);
        if (known?.Status == ReplicationRecord.InProgress || tx.Get(EcrTables.Images, ImageRecord.KeyOf(done.Repository, done.Digest)) is null)
        {
            return;
        }

        IReadOnlyList<string> before = known?.Tags ?? [];
        IReadOnlyList<string> left = failure is null ? [.. before.Except(done.Tags)] : [.. before.Union(done.Tags)];
        var code = failure ?? (left.Count > 0 ? known?.FailureCode : null);
        tx.Put(EcrTables.Replications, done with
        {
            Status = code is null ? ReplicationRecord.Complete : ReplicationRecord.Failed,
            FailureCode = code,
            Tags = left,
        });
    }
}
