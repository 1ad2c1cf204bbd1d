using Plimsoll.Cells;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Control.Replication;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Replication of what was there before (https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication-backfill.html).</summary>
internal sealed class ReplicationBackfillsApi(EcrContext context)
{
    private const int ListedByDefault = 25;
    private readonly Pages _pages = new(context.Tokens);

    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "StartReplicationBackfill", EcrApiJson.Default.StartReplicationBackfillRequest,
            EcrApiJson.Default.StartReplicationBackfillResponse, StartAsync),
        Create(
            "StopReplicationBackfill", EcrApiJson.Default.StopReplicationBackfillRequest,
            EcrApiJson.Default.StopReplicationBackfillResponse, StopAsync),
        Create(
            "ListReplicationBackfills", EcrApiJson.Default.ListReplicationBackfillsRequest,
            EcrApiJson.Default.ListReplicationBackfillsResponse, ListAsync),
        Create(
            "DescribeReplicationBackfillResults", EcrApiJson.Default.DescribeReplicationBackfillResultsRequest,
            EcrApiJson.Default.DescribeReplicationBackfillResultsResponse, DescribeAsync),
    ];

    private ValueTask<StartReplicationBackfillResponse> StartAsync(CallContext call, StartReplicationBackfillRequest input)
    {
        var registry = EcrContext.Registry(call, input.RegistryId);
        return context.Cell(registry).WriteAsync(tx =>
        {
            var backfill = ReplicationBackfills.Start(tx, registry, input.Destination!, context.Now);
            return new StartReplicationBackfillResponse
            {
                RegistryId = registry.Account,
                ReplicationBackfillId = backfill.Id,
                Destination = input.Destination,
                Status = backfill.Status,
                StartedAt = backfill.StartedAt,
            };
        });
    }

    private ValueTask<StopReplicationBackfillResponse> StopAsync(CallContext call, StopReplicationBackfillRequest input)
    {
        var registry = EcrContext.Registry(call, input.RegistryId);
        return context.Cell(registry).WriteAsync(tx =>
        {
            var backfill = ReplicationBackfills.Stop(tx, Known(tx, registry, input.ReplicationBackfillId!), context.Now);
            return new StopReplicationBackfillResponse
            {
                RegistryId = registry.Account,
                ReplicationBackfillId = backfill.Id,
                Destination = DestinationOf(backfill),
                Status = backfill.Status,
                StartedAt = backfill.StartedAt,
            };
        });
    }

    private ValueTask<ListReplicationBackfillsResponse> ListAsync(CallContext call, ListReplicationBackfillsRequest input)
    {
        var registry = EcrContext.Registry(call, input.RegistryId);
        return context.Cell(registry).ReadAsync(view =>
        {
            var (page, next) = _pages.Cut(
                call, "ListReplicationBackfills", input.MaxResults ?? ListedByDefault, input.NextToken,
                after => ReplicationBackfills.List(view, context.Now).Where(one => string.CompareOrdinal(one.Place, after) > 0), one => one.Place);
            return new ListReplicationBackfillsResponse
            {
                RegistryId = registry.Account,
                Backfills =
                [
                    .. page.Select(backfill => new ReplicationBackfillSummary
                    {
                        ReplicationBackfillId = backfill.Id,
                        Destination = DestinationOf(backfill),
                        Status = backfill.Status,
                        FailureCode = backfill.FailureCode,
                        Progress = ProgressOf(backfill),
                        StartedAt = backfill.StartedAt,
                        EndedAt = backfill.EndedAt,
                    }),
                ],
                NextToken = next,
            };
        });
    }

    private ValueTask<DescribeReplicationBackfillResultsResponse> DescribeAsync(CallContext call, DescribeReplicationBackfillResultsRequest input)
    {
        var registry = EcrContext.Registry(call, input.RegistryId);
        return context.Cell(registry).ReadAsync(view =>
        {
            var backfill = Known(view, registry, input.ReplicationBackfillId!);
            var (page, next) = _pages.Cut(
                call, $"DescribeReplicationBackfillResults {backfill.Id} {input.ResultStatusFilter}", input.MaxResults, input.NextToken,
                after => backfill.IsActive ? [] : view.In(EcrTables.ImagesByBackfill, backfill.Id, after).Where(one => one.Status == (input.ResultStatusFilter ?? one.Status)),
                one => one.Key);
            return new DescribeReplicationBackfillResultsResponse
            {
                RegistryId = registry.Account,
                ReplicationBackfillId = backfill.Id,
                Destination = DestinationOf(backfill),
                Status = backfill.Status,
                FailureCode = backfill.FailureCode,
                Progress = ProgressOf(backfill),
                StartedAt = backfill.StartedAt,
                EndedAt = backfill.EndedAt,
                Results =
                [
                    .. page.Select(one => new ReplicationBackfillResult
                    {
                        RepositoryName = one.Repository,
                        ImageId = new ImageIdentifier { ImageDigest = one.Digest, ImageTag = one.Tag },
                        Status = one.Status,
                        FailureCode = one.FailureCode,
                        SubImageFailureCodes = one.SubImageFailureCodes,
                    }),
                ],
                NextToken = next,
            };
        });
    }

    // Ids are UUIDs, whose letters may be large.
    private ReplicationBackfillRecord Known(View view, RegistryScope registry, string id) =>
        ReplicationBackfills.Find(view, id.ToLowerInvariant(), context.Now) ?? throw EcrErrors.BackfillNotFound(registry, id);

    private static ReplicationDestination DestinationOf(ReplicationBackfillRecord backfill) =>
        new() { Region = backfill.Region, RegistryId = backfill.Account };

    private static ReplicationBackfillProgress? ProgressOf(ReplicationBackfillRecord backfill) => backfill.Total is not { } total ? null : new()
    {
        TotalReplicationCount = total,
        CompletedReplicationCount = backfill.Completed,
        FailedReplicationCount = backfill.Refused,
        FailureCodes = backfill.RefusalCodes,
    };
}
