using System.Globalization;
using Microsoft.AspNetCore.Http;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Control.Layers;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Distribution;

/// <summary>Layers and configurations out.</summary>
internal sealed class BlobRoutes(IBlobStore blobs, LayerStore layers, LayerUrls urls)
{
    /// <summary><c>HEAD</c> and <c>GET …/blobs/DIGEST</c>.</summary>
    public async Task GetAsync(RegistryCall call)
    {
        var head = HttpMethods.IsHead(call.Request.Method);
        call.Require(head ? "BatchCheckLayerAvailability" : "GetDownloadUrlForLayer");
        var digest = call.Digest();
        var layer = await layers.FindAsync(call.Registry, call.Path.Name, digest) ?? throw RegistryException.BlobUnknown();
        if (!call.IsKnown(digest.ToString()))
        {
            await SendAsync(call.Http, digest, layer.Size, head);
        }
    }

    /// <summary>An address of <see cref="LayerUrls"/>: the address is the permission.</summary>
    public async Task DownloadAsync(HttpContext http)
    {
        var (registry, repository, digest) = urls.Read(http.Request.Path.Value![LayerUrls.Path.Length..], http.Request.Query["token"]);
        var layer = await layers.FindAsync(registry, repository, digest) ?? throw RegistryException.BlobUnknown();
        await SendAsync(http, digest, layer.Size, HttpMethods.IsHead(http.Request.Method));
    }

    private async Task SendAsync(HttpContext http, Digest digest, long size, bool head)
    {
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
            await blobs.SendAsync(digest, range.Offset, range.Count, response, http.RequestAborted);
        }
    }
}
