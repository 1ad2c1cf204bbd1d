using Plimsoll.Cells;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Control.Replication;

/// <summary>
/// Backfills of a registry (https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication-backfill.html). All of one is in the cell:
/// after a crash the <see cref="Replicator"/> takes the next image that has no result.
/// </summary>
internal static class ReplicationBackfills
{
    /// <summary>Code of a backfill that was given up because too many of its replications failed.</summary>
    public const string ThresholdExceeded = "ReplicationFailureThresholdExceeded";

    /// <summary>Code of a backfill that went to its end with replications that failed.</summary>
    public const string ReplicationsFailed = "ReplicationsFailed";

    // How many replications are tried before too many of them can have failed.
    private const int FewestToJudge = 100;
    private const int MostActive = 10;

    /// <summary>How long a backfill that has ended is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>Begins a backfill.</summary>
    /// <exception cref="Wire.Errors.AwsException">
    /// <c>InvalidParameterException</c>, <c>ReplicationBackfillInProgressException</c>, <c>LimitExceededException</c>.
    /// </exception>
    public static ReplicationBackfillRecord Start(Tx tx, RegistryScope registry, ReplicationDestination destination, DateTimeOffset now)
    {
        if (tx.Get(EcrTables.ReplicationConfigurations, ReplicationConfigurationRecord.Key)?.Names(destination) != true)
        {
            throw EcrErrors.Invalid("destination", "must be a destination of the replication configuration of the registry");
        }

        if (tx.In(EcrTables.ActiveBackfills, "").Any(one => one.Region == destination.Region))
        {
            throw EcrErrors.BackfillInProgress(registry, destination.Region!);
        }

        if (tx.Count(EcrTables.ActiveBackfills, "") >= MostActive)
        {
            throw EcrErrors.TooManyBackfills(MostActive);
        }

        ForgetOld(tx, now);
        var backfill = new ReplicationBackfillRecord
        {
            Id = Guid.NewGuid().ToString(),
            Account = destination.RegistryId!,
            Region = destination.Region!,
            Status = ReplicationBackfillRecord.Preparing,
            StartedAt = now,
        };
        tx.Put(EcrTables.Backfills, backfill);
        return backfill;
    }

    /// <summary>Stops a backfill: at once, or after the image that may be on its way.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ReplicationBackfillInvalidStatusException</c>.</exception>
    public static ReplicationBackfillRecord Stop(Tx tx, ReplicationBackfillRecord backfill, DateTimeOffset now)
    {
        switch (backfill.Status)
        {
            case ReplicationBackfillRecord.Preparing:
                return End(tx, backfill, ReplicationBackfillRecord.Stopped, now);
            case ReplicationBackfillRecord.InProgress:
                var stopping = backfill with { Status = ReplicationBackfillRecord.Stopping };
                tx.Put(EcrTables.Backfills, stopping);
                return stopping;
            default:
                throw EcrErrors.BackfillInvalidStatus(backfill.Id, backfill.Status);
        }
    }

    /// <summary>The backfill of an id; null when there is none, or it ended too long ago.</summary>
    public static ReplicationBackfillRecord? Find(View view, string id, DateTimeOffset now) =>
        view.Get(EcrTables.Backfills, id) is { } found && !IsOld(found, now) ? found : null;

    /// <summary>All of them, the newest first.</summary>
    public static IEnumerable<ReplicationBackfillRecord> List(View view, DateTimeOffset now) =>
        view.All(EcrTables.Backfills).Where(one => !IsOld(one, now)).OrderBy(one => one.Place, StringComparer.Ordinal);

    /// <summary>The image that is to go next; null when none is.</summary>
    public static BackfillImageRecord? Next(View view, string id) =>
        view.Get(EcrTables.Backfills, id) is { Status: ReplicationBackfillRecord.InProgress }
            ? view.In(EcrTables.ImagesToBackfill, id).FirstOrDefault()
            : null;

    /// <summary>What is to be copied for an image of a backfill.</summary>
    public static ReplicationRecord ReplicationOf(ReplicationBackfillRecord backfill, BackfillImageRecord image) => new()
    {
        Repository = image.Repository,
        Digest = image.Digest,
        Account = backfill.Account,
        Region = backfill.Region,
        Status = ReplicationRecord.InProgress,
        Tags = image.Tag is { } tag ? [tag] : [],
    };

    /// <summary>Takes the step of a backfill that has no image to go: finds its images, or ends it.</summary>
    public static void Advance(Tx tx, string id, DateTimeOffset now)
    {
        switch (tx.Get(EcrTables.Backfills, id))
        {
            case { Status: ReplicationBackfillRecord.Preparing } begun:
                Prepare(tx, begun);
                break;
            case { Status: ReplicationBackfillRecord.Stopping } stopping:
                End(tx, stopping, ReplicationBackfillRecord.Stopped, now);
                break;
            case { Status: ReplicationBackfillRecord.InProgress } running when Next(tx, id) is null:
                End(
                    tx, running with { FailureCode = running.Refused > 0 ? ReplicationsFailed : null },
                    running.Refused > 0 ? ReplicationBackfillRecord.Failed : ReplicationBackfillRecord.Complete, now);
                break;
            default:
                break;
        }
    }

    /// <summary>Writes down how the replication of an image ended; ends the backfill when too many have failed.</summary>
    /// <param name="tx">The source.</param>
    /// <param name="image">The image, as it was taken.</param>
    /// <param name="failure">Why it failed; null when all has arrived.</param>
    /// <param name="now">Now.</param>
    public static void Finish(Tx tx, BackfillImageRecord image, string? failure, DateTimeOffset now)
    {
        if (tx.Get(EcrTables.Backfills, image.Backfill) is not { IsActive: true } backfill)
        {
            return;
        }

        // Where the destination lets nothing in, the images of an index were refused like itself.
        var isIndex = tx.Get(EcrTables.Images, ImageRecord.KeyOf(image.Repository, image.Digest)) is { Children.Count: > 0 };
        tx.Put(EcrTables.BackfillImages, image with
        {
            Status = failure is null ? ReplicationRecord.Complete : ReplicationRecord.Failed,
            FailureCode = failure,
            SubImageFailureCodes = isIndex && failure == Replicator.AccessDenied ? [failure] : null,
        });
        var counted = failure is null
            ? backfill with { Completed = backfill.Completed + 1 }
            : backfill with { Refused = backfill.Refused + 1, RefusalCodes = [.. backfill.RefusalCodes.Append(failure).Distinct()] };
        tx.Put(EcrTables.Backfills, counted);
        var tried = counted.Completed + counted.Refused;
        if (counted.Status == ReplicationBackfillRecord.InProgress && tried >= FewestToJudge && counted.Refused * 2L >= tried)
        {
            End(tx, counted with { FailureCode = ThresholdExceeded }, ReplicationBackfillRecord.Failed, now);
        }
    }

    // Archived images cannot be pulled, and so do not go. What an index names goes with it.
    private static void Prepare(Tx tx, ReplicationBackfillRecord backfill)
    {
        var destination = new ReplicationDestination { RegistryId = backfill.Account, Region = backfill.Region };
        var configuration = tx.Get(EcrTables.ReplicationConfigurations, ReplicationConfigurationRecord.Key);
        var total = 0;
        foreach (var repository in tx.In(EcrTables.RepositoriesInOrder, "").Where(one => configuration?.For(one.Name).Contains(destination) == true))
        {
            foreach (var image in tx.In(EcrTables.ImagesByRepository, repository.Name).Where(image => !image.IsArchived))
            {
                var tags = tx.In(EcrTables.TagsByImage, image.Key).Select(tag => (string?)tag.Tag).ToList();
                if (tags.Count == 0 && !tx.Derived<ImageUse>().HasChild(image.Repository, image.Digest))
                {
                    tags.Add(null);
                }

                foreach (var tag in tags)
                {
                    tx.Put(EcrTables.BackfillImages, new BackfillImageRecord { Backfill = backfill.Id, Repository = image.Repository, Digest = image.Digest, Tag = tag });
                }

                total += tags.Count;
            }
        }

        tx.Put(EcrTables.Backfills, backfill with { Status = ReplicationBackfillRecord.InProgress, Total = total });
    }

    private static ReplicationBackfillRecord End(Tx tx, ReplicationBackfillRecord backfill, string status, DateTimeOffset now)
    {
        RemoveAll(tx, tx.In(EcrTables.ImagesToBackfill, backfill.Id));
        var ended = backfill with { Status = status, EndedAt = now };
        tx.Put(EcrTables.Backfills, ended);
        return ended;
    }

    private static void ForgetOld(Tx tx, DateTimeOffset now)
    {
        foreach (var old in tx.All(EcrTables.Backfills).Where(one => IsOld(one, now)).ToList())
        {
            RemoveAll(tx, tx.In(EcrTables.ImagesByBackfill, old.Id));
            tx.Remove(EcrTables.Backfills, old.Id);
        }
    }

    private static void RemoveAll(Tx tx, IEnumerable<BackfillImageRecord> images)
    {
        foreach (var image in images.ToList())
        {
            tx.Remove(EcrTables.BackfillImages, image.Key);
        }
    }

    private static bool IsOld(ReplicationBackfillRecord backfill, DateTimeOffset now) => now - backfill.EndedAt >= Lifetime;
}
