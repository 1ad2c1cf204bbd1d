using System.Globalization;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Control.Lifecycle;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Lifecycle;

/// <summary>What a lifecycle policy would do, before it does it (spec/ecr.md §5).</summary>
internal sealed class LifecyclePreviewApi(EcrContext context, LifecyclePreviews previews)
{
    private readonly Pages _pages = new(context.Tokens);

    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "StartLifecyclePolicyPreview", EcrApiJson.Default.StartLifecyclePolicyPreviewRequest,
            EcrApiJson.Default.StartLifecyclePolicyPreviewResponse, StartAsync),
        Create(
            "GetLifecyclePolicyPreview", EcrApiJson.Default.GetLifecyclePolicyPreviewRequest,
            EcrApiJson.Default.GetLifecyclePolicyPreviewResponse, GetAsync),
    ];

    private async ValueTask<StartLifecyclePolicyPreviewResponse> StartAsync(CallContext call, StartLifecyclePolicyPreviewRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        var cell = context.Cell(registry);
        var (repository, stored) = await cell.ReadAsync(view =>
            (EcrContext.Known(view, registry, input.RepositoryName!), view.Get(EcrTables.LifecyclePolicies, input.RepositoryName!)?.Text));
        var text = input.LifecyclePolicyText ?? stored ?? throw EcrErrors.LifecyclePolicyNotFound(registry, repository.Name);
        var rules = LifecyclePolicyReader.Read(text);
        var now = context.Now;
        return previews.TryStart(OwnerOf(registry, repository), text, async () => LifecycleEvaluation.Marks(rules, await ImagesAsync(), now))
            ? new StartLifecyclePolicyPreviewResponse
            {
                RegistryId = registry.Account,
                RepositoryName = repository.Name,
                LifecyclePolicyText = text,
                Status = LifecyclePreview.InProgress,
            }
            : throw EcrErrors.PreviewInProgress(registry, repository.Name);

        async Task<IReadOnlyList<LifecycleImage>> ImagesAsync()
        {
            var elsewhere = context.Guard.Elsewhere(registry, repository.Name);
            return await cell.ReadAsync(view => LifecycleImage.AllOf(view, repository.Name, context.Guard.In(view, registry, repository.Name, elsewhere)));
        }
    }

    private async ValueTask<GetLifecyclePolicyPreviewResponse> GetAsync(CallContext call, GetLifecyclePolicyPreviewRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        if (input.ImageIds is not null && (input.MaxResults is not null || input.NextToken is not null))
        {
            throw EcrErrors.Invalid("maxResults", "cannot be used when you specify images with imageIds");
        }

        var repository = await context.Cell(registry).ReadAsync(view => EcrContext.Known(view, registry, input.RepositoryName!));
        var preview = previews.Find(OwnerOf(registry, repository)) ?? throw EcrErrors.PreviewNotFound(registry, repository.Name);
        var shown = preview.Results.Where(result => Passes(result.Image, input)).ToList();
        var (page, next) = input.ImageIds is not null ? (shown, null) : Page(call, input, preview, shown);
        return new GetLifecyclePolicyPreviewResponse
        {
            RegistryId = registry.Account,
            RepositoryName = repository.Name,
            LifecyclePolicyText = preview.PolicyText,
            Status = preview.Status,
            NextToken = next,
            PreviewResults = [.. page.Select(Shown)],
            Summary = preview.Status == LifecyclePreview.Complete ? Summary(preview.Results) : null,
        };
    }

    // Results stand still: their place is their key.
    private (IReadOnlyList<LifecycleMark> Items, string? NextToken) Page(
        CallContext call, GetLifecyclePolicyPreviewRequest input, LifecyclePreview preview, List<LifecycleMark> shown)
    {
        var (places, next) = _pages.Cut(
            call, $"GetLifecyclePolicyPreview {preview.Id} {input.Filter?.TagStatus}", input.MaxResults, input.NextToken,
            after => Enumerable.Range(0, shown.Count).Skip(after is null ? 0 : int.Parse(after, CultureInfo.InvariantCulture) + 1),
            place => place.ToString(CultureInfo.InvariantCulture));
        return ([.. places.Select(place => shown[place])], next);
    }

    private static bool Passes(LifecycleImage image, GetLifecyclePolicyPreviewRequest input) => input.Filter?.TagStatus switch
    {
        "TAGGED" => image.Tags.Count > 0,
        "UNTAGGED" => image.Tags.Count == 0,
        _ => true,
    } && input.ImageIds?.Any(id => Names(id, image)) != false;

    private static bool Names(ImageIdentifier id, LifecycleImage image) =>
        (id.ImageDigest is not null || id.ImageTag is not null)
        && (id.ImageDigest is null || id.ImageDigest == image.Digest)
        && (id.ImageTag is null || image.Tags.Contains(id.ImageTag));

    private static LifecyclePolicyPreviewSummary Summary(IReadOnlyList<LifecycleMark> marks)
    {
        var archived = marks.Count(mark => mark.Rule.Archives);
        return new LifecyclePolicyPreviewSummary
        {
            ExpiringImageTotalCount = marks.Count - archived,
            TransitioningImageTotalCounts = archived == 0 ? null : [new TransitioningImageTotalCount { TargetStorageClass = StorageClass.Archive, ImageTotalCount = archived }],
        };
    }

    private static LifecyclePolicyPreviewResult Shown(LifecycleMark mark) => new()
    {
        ImageTags = mark.Image.Tags.Count == 0 ? null : mark.Image.Tags,
        ImageDigest = mark.Image.Digest,
        ImagePushedAt = mark.Image.PushedAt,
        Action = mark.Rule.Archives
            ? new LifecyclePolicyRuleAction { Type = "TRANSITION", TargetStorageClass = StorageClass.Archive }
            : new LifecyclePolicyRuleAction { Type = "EXPIRE" },
        AppliedRulePriority = mark.Rule.Priority,
        StorageClass = mark.Image.ArchivedAt is null ? StorageClass.Standard : StorageClass.Archive,
    };

    private static string OwnerOf(RegistryScope registry, RepositoryRecord repository) =>
        string.Create(CultureInfo.InvariantCulture, $"{registry.OwnerOf(repository.Name)}@{repository.CreatedAt.ToUnixTimeMilliseconds()}");
}
