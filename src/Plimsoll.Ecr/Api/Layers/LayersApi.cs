using System.IO.Pipelines;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Control.Layers;
using Plimsoll.Ecr.Control.Policies;
using Plimsoll.Ecr.Control.PullThrough;
using Plimsoll.Ecr.Control.PullThrough.Upstream;
using Plimsoll.Ecr.Control.Templates;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Layers;

/// <summary>Layers through the API (spec/ecr.md §3, Layer API).</summary>
internal sealed class LayersApi(EcrContext context, LayerStore layers, LayerUrls urls, PullThroughCache cache, Access access, CreateOnPush onPush)
{
    private const int PartSize = 20 << 20;
    private readonly LayerParts _parts = new(context.Rooms);

    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "BatchCheckLayerAvailability", EcrApiJson.Default.BatchCheckLayerAvailabilityRequest,
            EcrApiJson.Default.BatchCheckLayerAvailabilityResponse, CheckAsync),
        Create("InitiateLayerUpload", EcrApiJson.Default.InitiateLayerUploadRequest, EcrApiJson.Default.InitiateLayerUploadResponse, InitiateAsync),
        Create("UploadLayerPart", EcrApiJson.Default.UploadLayerPartRequest, EcrApiJson.Default.UploadLayerPartResponse, UploadAsync),
        Create("CompleteLayerUpload", EcrApiJson.Default.CompleteLayerUploadRequest, EcrApiJson.Default.CompleteLayerUploadResponse, CompleteAsync),
        Create("GetDownloadUrlForLayer", EcrApiJson.Default.GetDownloadUrlForLayerRequest, EcrApiJson.Default.GetDownloadUrlForLayerResponse, UrlAsync),
    ];

    private async ValueTask<BatchCheckLayerAvailabilityResponse> CheckAsync(CallContext call, BatchCheckLayerAvailabilityRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        await context.Cell(registry).ReadAsync(view => EcrContext.Known(view, registry, input.RepositoryName!));
        var found = new List<Layer>();
        var failures = new List<LayerFailure>();
        foreach (var text in input.LayerDigests!.Distinct())
        {
            if (text.Length == 0)
            {
                failures.Add(new LayerFailure { LayerDigest = text, FailureCode = "MissingLayerDigest", FailureReason = "Missing layer digest" });
            }
            else if (!Digest.TryParse(text, out var digest))
            {
                failures.Add(new LayerFailure { LayerDigest = text, FailureCode = "InvalidLayerDigest", FailureReason = "Invalid layer digest" });
            }
            else
            {
                var layer = await layers.FindAsync(registry, input.RepositoryName!, digest);
                found.Add(new Layer
                {
                    LayerDigest = text,
                    LayerAvailability = await AvailabilityAsync(registry, input.RepositoryName!, digest, layer),
                    LayerSize = layer?.Size,
                    MediaType = layer?.MediaType,
                });
            }
        }

        return new BatchCheckLayerAvailabilityResponse { Layers = found, Failures = failures };
    }

    private async ValueTask<string> AvailabilityAsync(RegistryScope registry, string repository, Digest digest, LayerRecord? layer) =>
        layer is not null ? "AVAILABLE" : await layers.IsArchivedAsync(registry, repository, digest) ? "ARCHIVED" : "UNAVAILABLE";

    private async ValueTask<InitiateLayerUploadResponse> InitiateAsync(CallContext call, InitiateLayerUploadRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        await onPush.EnsureAsync(call, registry, input.RepositoryName!);
        return new InitiateLayerUploadResponse { UploadId = (await layers.BeginAsync(registry, input.RepositoryName!)).ToString(), PartSize = PartSize };
    }

    private async ValueTask<UploadLayerPartResponse> UploadAsync(CallContext call, UploadLayerPartRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        var (first, last, part) = (input.PartFirstByte!.Value, input.PartLastByte!.Value, input.LayerPartBlob!);
        if (last - first + 1 != part.Length)
        {
            throw EcrErrors.Invalid("partLastByte", "must be partFirstByte and the length of layerPartBlob, less one");
        }

        await context.Cell(registry).ReadAsync(view => EcrContext.Known(view, registry, input.RepositoryName!));
        try
        {
            var body = PipeReader.Create(new MemoryStream(part, writable: false));
            var received = await context.RoomOf(registry, input.RepositoryName!).Uploads.AppendAsync(
                registry.OwnerOf(input.RepositoryName!), Guid.Parse(input.UploadId!), first, body, DigestAlgorithm.Sha256, call.Aborted);
            _parts.Add(registry.OwnerOf(input.RepositoryName!), Guid.Parse(input.UploadId!), part.Length);
            return new UploadLayerPartResponse
            {
                RegistryId = registry.Account,
                RepositoryName = input.RepositoryName,
                UploadId = input.UploadId,
                LastByteReceived = received - 1,
            };
        }
        catch (UploadNotFoundException)
        {
            throw EcrErrors.UploadNotFound(registry, input.RepositoryName!, input.UploadId!);
        }
        catch (UploadOffsetException offset)
        {
            throw EcrErrors.InvalidLayerPart(input.UploadId!, offset.Received);
        }
    }

    private async ValueTask<CompleteLayerUploadResponse> CompleteAsync(CallContext call, CompleteLayerUploadRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        var (repository, id) = (input.RepositoryName!, Guid.Parse(input.UploadId!));
        if (!Digest.TryParse(input.LayerDigests![0], out var digest))
        {
            throw EcrErrors.Invalid("layerDigests", "must be sha256 or sha512 digests");
        }

        var there = await layers.FindAsync(registry, repository, digest);
        var uploads = context.RoomOf(registry, repository).Uploads;
        switch (uploads.Received(registry.OwnerOf(repository), id))
        {
            case null:
                throw EcrErrors.UploadNotFound(registry, repository, input.UploadId!);
            case 0:
                throw EcrErrors.EmptyUpload(input.UploadId!);
        }

        if (_parts.IsBroken(registry.OwnerOf(repository), id))
        {
            throw EcrErrors.LayerPartTooSmall(input.UploadId!, LayerParts.Least);
        }

        _parts.Forget(registry.OwnerOf(repository), id);
        if (there is not null)
        {
            await uploads.CancelAsync(registry.OwnerOf(repository), id);
            throw EcrErrors.LayerAlreadyExists(registry, repository, digest);
        }

        try
        {
            await layers.CompleteAsync(registry, repository, id, digest, call.Aborted);
        }
        catch (UploadNotFoundException)
        {
            throw EcrErrors.UploadNotFound(registry, repository, input.UploadId!);
        }

        return new CompleteLayerUploadResponse
        {
            RegistryId = registry.Account,
            RepositoryName = repository,
            UploadId = input.UploadId,
            LayerDigest = digest.ToString(),
        };
    }

    private async ValueTask<GetDownloadUrlForLayerResponse> UrlAsync(CallContext call, GetDownloadUrlForLayerRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        return Digest.TryParse(input.LayerDigest, out var digest) && await HasAsync(call, registry, input.RepositoryName!, digest)
            ? new GetDownloadUrlForLayerResponse
            {
                DownloadUrl = urls.Make(call.Endpoint, registry, input.RepositoryName!, digest),
                LayerDigest = input.LayerDigest,
            }
            : throw EcrErrors.LayerNotFound(registry, input.RepositoryName!, input.LayerDigest!);
    }

    // Here, or upstream: then it is on its way when this returns.
    private async Task<bool> HasAsync(CallContext call, RegistryScope registry, string repository, Digest digest)
    {
        if (await layers.FindAsync(registry, repository, digest) is not null)
        {
            return true;
        }

        if (await layers.IsArchivedAsync(registry, repository, digest))
        {
            throw EcrErrors.LayerArchived(registry, repository, digest.ToString());
        }

        try
        {
            var pull = cache.Layer(registry, repository, digest, operation => access.Require(call, operation, registry, repository));
            return pull is not null
                && (await pull.Transfer.WaitAsync(call.Aborted) is { } transfer ? await transfer.Size.WaitAsync(call.Aborted) : await pull.Done.WaitAsync(call.Aborted)) is not null;
        }
        catch (UpstreamException error)
        {
            throw EcrErrors.UnableToGetUpstreamLayer(error.Message);
        }
    }
}
