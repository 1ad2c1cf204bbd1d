using Plimsoll.Cells;
using Plimsoll.Ecr.Api.Scanning;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Lists of images: one entry per digest, per tag, or per referrer (spec/ecr.md §3).</summary>
internal sealed class ImageListsApi(EcrContext context)
{
    private const string Tagged = "TAGGED";
    private const string Untagged = "UNTAGGED";
    private const int MostReferrers = 50;

    // Entries of tags come before those of images without one.
    private const char TagEntry = '0';
    private const char ImageEntry = '1';

    private readonly Pages _pages = new(context.Tokens);

    public IReadOnlyList<Operation> Operations =>
    [
        Create("DescribeImages", EcrApiJson.Default.DescribeImagesRequest, EcrApiJson.Default.DescribeImagesResponse, DescribeAsync),
        Create("ListImages", EcrApiJson.Default.ListImagesRequest, EcrApiJson.Default.ListImagesResponse, ListAsync),
        Create("ListImageReferrers", EcrApiJson.Default.ListImageReferrersRequest, EcrApiJson.Default.ListImageReferrersResponse, ReferrersAsync),
    ];

    private ValueTask<DescribeImagesResponse> DescribeAsync(CallContext call, DescribeImagesRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        if (input.ImageIds is not null && (input.MaxResults is not null || input.NextToken is not null))
        {
            throw EcrErrors.Invalid("maxResults", "cannot be used when you specify images with imageIds");
        }

        return context.Cell(registry).ReadAsync(view =>
        {
            var repository = EcrContext.Known(view, registry, input.RepositoryName!).Name;
            var (images, next) = input.ImageIds is { } ids
                ? ([.. ids.Select(id => ImageLookup.Known(view, registry, repository, id)).Distinct()], null)
                : _pages.Cut(
                    call, $"DescribeImages {repository} {input.Filter}", input.MaxResults, input.NextToken,
                    after => view.In(EcrTables.ImagesByRepository, repository, after).Where(image => Passes(view, image, input.Filter)), image => image.Key);
            return new DescribeImagesResponse { ImageDetails = [.. images.Select(image => Detail(view, registry, image))], NextToken = next };
        });
    }

    private ValueTask<ListImagesResponse> ListAsync(CallContext call, ListImagesRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        return context.Cell(registry).ReadAsync(view =>
        {
            var repository = EcrContext.Known(view, registry, input.RepositoryName!).Name;
            var (ids, next) = _pages.Cut(
                call, $"ListImages {repository} {input.Filter}", input.MaxResults, input.NextToken,
                after => Entries(view, repository, input.Filter, after),
                id => id.ImageTag is { } tag ? TagEntry + TagRecord.KeyOf(repository, tag) : ImageEntry + ImageRecord.KeyOf(repository, id.ImageDigest!));
            return new ListImagesResponse { ImageIds = ids, NextToken = next };
        });
    }

    private ValueTask<ListImageReferrersResponse> ReferrersAsync(CallContext call, ListImageReferrersRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        var types = input.Filter?.ArtifactTypes is { Count: > 0 } given ? given : null;
        return context.Cell(registry).ReadAsync(view =>
        {
            var repository = EcrContext.Known(view, registry, input.RepositoryName!).Name;
            var subject = ImageRecord.KeyOf(repository, input.SubjectId!.ImageDigest!);
            var status = input.Filter?.ArtifactStatus;
            var (referrers, next) = _pages.Cut(
                call, $"ListImageReferrers {subject} {string.Join(',', types ?? [])} {status}", input.MaxResults ?? MostReferrers, input.NextToken,
                after => view.In(EcrTables.ImagesBySubject, subject, after)
                    .Where(image => ImageStatus.Passes(image, status) && (types is null || types.Contains(image.ArtifactType ?? ""))),
                image => image.Key);
            return new ListImageReferrersResponse
            {
                Referrers = [.. referrers.Select(image => new ImageReferrer
                {
                    Digest = image.Digest,
                    MediaType = image.MediaType,
                    ArtifactType = image.ArtifactType,
                    Size = image.ManifestSize,
                    Annotations = image.Annotations,
                    ArtifactStatus = image.Status,
                })],
                NextToken = next,
            };
        });
    }

    private static IEnumerable<ImageIdentifier> Entries(View view, string repository, ImagesFilter? filter, string? after)
    {
        var rest = after?[1..];
        var tags = filter?.TagStatus == Untagged || after?[0] == ImageEntry ? []
            : view.In(EcrTables.TagsByRepository, repository, rest)
                .Where(tag => view.Get(EcrTables.Images, ImageRecord.KeyOf(repository, tag.Digest)) is { } image && ImageStatus.Passes(image, filter?.ImageStatus))
                .Select(tag => new ImageIdentifier { ImageDigest = tag.Digest, ImageTag = tag.Tag });
        var untagged = filter?.TagStatus == Tagged ? []
            : view.In(EcrTables.ImagesByRepository, repository, after?[0] == ImageEntry ? rest : null)
                .Where(image => view.Count(EcrTables.TagsByImage, image.Key) == 0 && ImageStatus.Passes(image, filter?.ImageStatus))
                .Select(image => new ImageIdentifier { ImageDigest = image.Digest });
        return tags.Concat(untagged);
    }

    private static bool Passes(View view, ImageRecord image, ImagesFilter? filter) => ImageStatus.Passes(image, filter?.ImageStatus) && filter?.TagStatus switch
    {
        Tagged => view.Count(EcrTables.TagsByImage, image.Key) > 0,
        Untagged => view.Count(EcrTables.TagsByImage, image.Key) == 0,
        _ => true,
    };

    private static ImageDetail Detail(View view, RegistryScope registry, ImageRecord image)
    {
        var tags = view.In(EcrTables.TagsByImage, image.Key).Select(tag => tag.Tag).ToList();
        var scan = view.Get(EcrTables.Scans, image.Key);
        return new ImageDetail
        {
            RegistryId = registry.Account,
            RepositoryName = image.Repository,
            ImageDigest = image.Digest,
            ImageTags = tags.Count == 0 ? null : tags,
            ImageSizeInBytes = image.Size,
            ImagePushedAt = image.PushedAt,
            ImageScanStatus = scan is null ? null : ScanView.Status(scan),
            ImageScanFindingsSummary = scan is null ? null : ScanView.Summary(scan),
            ImageManifestMediaType = image.MediaType,
            ArtifactMediaType = image.ArtifactType,
            LastRecordedPullTime = image.PulledAt,
            SubjectManifestDigest = image.Subject,
            ImageStatus = image.Status,
            LastArchivedAt = image.ArchivedAt,
            LastActivatedAt = image.ActivatedAt,
        };
    }
}
