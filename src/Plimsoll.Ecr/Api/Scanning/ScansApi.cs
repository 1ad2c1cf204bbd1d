using System.Globalization;
using System.Text.Json;
using Plimsoll.Cells;
using Plimsoll.Ecr.Api.Images;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Control.Scanning;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Scanning;

/// <summary>Scans of images and what they found (spec/ecr.md §7).</summary>
internal sealed class ScansApi(EcrContext context, ImageScans scans)
{
    private readonly Pages _pages = new(context.Tokens);

    public IReadOnlyList<Operation> Operations =>
    [
        Create("StartImageScan", EcrApiJson.Default.StartImageScanRequest, EcrApiJson.Default.StartImageScanResponse, StartAsync),
        Create(
            "DescribeImageScanFindings", EcrApiJson.Default.DescribeImageScanFindingsRequest,
            EcrApiJson.Default.DescribeImageScanFindingsResponse, DescribeAsync),
    ];

    private ValueTask<StartImageScanResponse> StartAsync(CallContext call, StartImageScanRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        return context.Cell(registry).WriteAsync(tx =>
        {
            var repository = EcrContext.Known(tx, registry, input.RepositoryName!).Name;
            var image = ImageLookup.Known(tx, registry, repository, input.ImageId!);
            if (image.IsArchived)
            {
                throw EcrErrors.ImageArchived();
            }

            if (!ScanRules.CanScan(image))
            {
                throw EcrErrors.UnsupportedImageType(image.MediaType);
            }

            // A scan that failed told nothing: it may be tried again at once.
            var last = tx.Get(EcrTables.Scans, image.Key);
            if (last is not null && last.Status != ScanRecord.Failed && context.Now - last.StartedAt < ImageScans.Quota)
            {
                throw EcrErrors.ScanQuota();
            }

            return new StartImageScanResponse
            {
                RegistryId = registry.Account,
                RepositoryName = repository,
                ImageId = input.ImageId! with { ImageDigest = image.Digest },
                ImageScanStatus = ScanView.Status(scans.Begin(tx, registry, image)),
            };
        });
    }

    private async ValueTask<DescribeImageScanFindingsResponse> DescribeAsync(CallContext call, DescribeImageScanFindingsRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        var scan = await context.Cell(registry).ReadAsync(view =>
        {
            var repository = EcrContext.Known(view, registry, input.RepositoryName!).Name;
            var image = ImageLookup.Known(view, registry, repository, input.ImageId!);
            return view.Get(EcrTables.Scans, image.Key)
                ?? (image.IsArchived ? ScanView.Archived(image) : throw EcrErrors.ScanNotFound(registry, repository, image.Digest, input.ImageId!.ImageTag));
        });
        var (findings, next) = await FindingsAsync(call, input, scan);
        var summary = ScanView.Summary(scan);
        return new DescribeImageScanFindingsResponse
        {
            RegistryId = registry.Account,
            RepositoryName = scan.Repository,
            ImageId = input.ImageId! with { ImageDigest = scan.Digest },
            ImageScanStatus = ScanView.Status(scan),
            ImageScanFindings = summary is null ? null : new ImageScanFindings
            {
                ImageScanCompletedAt = summary.ImageScanCompletedAt,
                VulnerabilitySourceUpdatedAt = summary.VulnerabilitySourceUpdatedAt,
                FindingSeverityCounts = summary.FindingSeverityCounts,
                Findings = findings,
            },
            NextToken = next,
        };
    }

    // The blob of the findings never changes: a place in it is the key.
    private async Task<(IReadOnlyList<ImageScanFinding> Findings, string? NextToken)> FindingsAsync(
        CallContext call, DescribeImageScanFindingsRequest input, ScanRecord scan)
    {
        var bytes = Digest.TryParse(scan.Findings, out var digest) ? await context.RoomOf(EcrContext.RegistryOf(call, input), scan.Repository).Blobs.ReadAsync(digest, call.Aborted) : null;
        var all = bytes is null ? [] : JsonSerializer.Deserialize(bytes, EcrModelJson.Default.IReadOnlyListImageScanFinding)!;
        var (places, next) = _pages.Cut(
            call, $"DescribeImageScanFindings {scan.Key} {scan.Findings}", input.MaxResults, input.NextToken,
            after => Enumerable.Range(0, all.Count).Skip(after is null ? 0 : int.Parse(after, CultureInfo.InvariantCulture) + 1),
            place => place.ToString(CultureInfo.InvariantCulture));
        return ([.. places.Select(place => all[place])], next);
    }
}
