using System.Globalization;
using Microsoft.AspNetCore.Http;
using Plimsoll.Ecr.Control.Layers;
using Plimsoll.Ecr.Control.PullThrough;
using Plimsoll.Ecr.Control.PullThrough.Upstream;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Distribution;

/// <summary>Layers and configurations out.</summary>
internal sealed class BlobRoutes(EcrContext context, LayerStore layers, LayerUrls urls, PullThroughCache cache)
{
    /// <summary><c>HEAD</c> and <c>GET …/blobs/DIGEST</c>.</summary>
    public async Task GetAsync(RegistryCall call)
    {
        var head = HttpMethods.IsHead(call.Request.Method);
        call.Require(head ? "BatchCheckLayerAvailability" : "GetDownloadUrlForLayer");
        var digest = call.Digest();
        try
        {
            if (await SendAsync(call.Http, call.Registry, call.Path.Name, digest, head, call.Require))
            {
                return;
            }
        }
        catch (Exception error) when (head && error is UpstreamException or AwsException { Code: "AccessDeniedException" or "AccessDenied" })
        {
            // A push looks whether the layer is here: it needs nothing from upstream.
        }

        throw RegistryException.BlobUnknown();
    }

    /// <summary>An address of <see cref="LayerUrls"/>: the address is the permission.</summary>
    public async Task DownloadAsync(HttpContext http)
    {
        var (registry, repository, digest) = urls.Read(http.Request.Path.Value![LayerUrls.Path.Length..], http.Request.Query["token"]);
        if (!await SendAsync(http, registry, repository, digest, HttpMethods.IsHead(http.Request.Method), _ => { }))
        {
            throw RegistryException.BlobUnknown();
        }
    }

    // False when there is no such layer, here or upstream.
    private async Task<bool> SendAsync(HttpContext http, RegistryScope registry, string repository, Digest digest, bool head, Action<string> require)
    {
        var size = (await layers.FindAsync(registry, repository, digest))?.Size;
        if (size is null && cache.Layer(registry, repository, digest, require) is { } pull)
        {
            if (await pull.Transfer.WaitAsync(http.RequestAborted) is { } transfer && transfer.TryEnter())
            {
                using (transfer)
                {
                    return await transfer.Size.WaitAsync(http.RequestAborted) is { } coming
                        && await SendAsync(http, digest, coming, head, (offset, count) => transfer.CopyToAsync(http.Response.Body, offset, count, http.RequestAborted));
                }
            }

            size = await pull.Done.WaitAsync(http.RequestAborted);
        }

        return size is { } bytes
            && await SendAsync(http, digest, bytes, head, (offset, count) => context.RoomOf(registry, repository).Blobs.SendAsync(digest, offset, count, http.Response, http.RequestAborted));
    }

    private static async Task<bool> SendAsync(HttpContext http, Digest digest, long size, bool head, Func<long, long, Task> send)
    {
        if (RegistryCall.IsKnown(http, digest.ToString()))
        {
            return true;
        }

        var response = http.Response;
        response.ContentType = "application/octet-stream";
        response.Headers["Docker-Content-Digest"] = digest.ToString();
        response.Headers.AcceptRanges = "bytes";
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        if (BlobRange.Of(head ? null : (string?)http.Request.Headers.Range, size) is not { } range)
        {
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{size}");
            throw new RegistryException(416, "SIZE_INVALID", $"The layer has {size} bytes: none is in the range");
        }

        if (range.IsPart)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {range.Offset}-{range.Offset + range.Count - 1}/{size}");
        }

        response.ContentLength = range.Count;
        if (!head)
        {
            await send(range.Offset, range.Count);
        }

        return true;
    }
}
