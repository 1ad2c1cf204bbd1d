using System.Buffers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Control.PullThrough;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Distribution;

/// <summary>Manifests in and out.</summary>
internal sealed partial class ManifestRoutes(EcrContext context, ImagePush push, ImagePull pull, PullThroughCache cache)
{
    // The specification asks for ten at least. Each is a header of the answer.
    private const int MostQueryTags = 100;

    /// <summary><c>PUT …/manifests/REFERENCE</c>: under a tag, or under a digest and the tags of the query (<c>?tag=a&amp;tag=b</c>).</summary>
    public async Task PutAsync(RegistryCall call)
    {
        call.Require("PutImage");
        var reference = call.Path.Reference;
        var digest = reference.Contains(':', StringComparison.Ordinal) ? call.Digest() : null;
        List<string> tags = digest is null ? [reference] : QueryTags(call);
        if (!tags.All(tag => Tags.IsMatch(tag)))
        {
            throw new RegistryException(400, "TAG_INVALID", "The tag has up to 128 letters, digits, '_', '.' and '-', and begins with none of the last two");
        }

        var type = call.Request.ContentType?.Split(';')[0].Trim();
        var manifest = ManifestReader.Read(await ReadAsync(call), string.IsNullOrEmpty(type) ? null : type, digest?.Algorithm);
        if (digest is not null && manifest.Digest != digest)
        {
            throw RegistryException.From(EcrErrors.ImageDigestDoesNotMatch(reference, manifest.Digest));
        }

        var pushed = await push.PushAsync(call.Registry, call.Path.Name, manifest, tags, call.Aborted);
        call.Response.StatusCode = StatusCodes.Status201Created;
        call.Response.Headers.Location = $"/v2/{call.Path.Name}/manifests/{pushed.Image.Digest}";
        call.Response.Headers["Docker-Content-Digest"] = pushed.Image.Digest;
        if (digest is not null && tags.Count > 0)
        {
            call.Response.Headers["OCI-Tag"] = new StringValues([.. tags]);
        }

        if (pushed.Image.Subject is { } subject)
        {
            call.Response.Headers["OCI-Subject"] = subject;
        }
    }

    /// <summary><c>HEAD</c> and <c>GET …/manifests/REFERENCE</c>.</summary>
    public async Task GetAsync(RegistryCall call)
    {
        call.Require("BatchGetImage");
        var isGet = HttpMethods.IsGet(call.Request.Method);
        if (await cache.ManifestAsync(call.Registry, call.Path.Name, call.Path.Reference, isGet, call.Require, call.Aborted) is { } coming)
        {
            if (Describe(call, coming.MediaType, coming.Digest.ToString(), coming.Bytes.Length) && isGet)
            {
                await call.Response.Body.WriteAsync(coming.Bytes, call.Aborted);
            }

            return;
        }

        var image = await context.Cell(call.Registry).ReadAsync(view =>
        {
            EcrContext.Known(view, call.Registry, call.Path.Name);
            return ImagePull.Find(view, call.Path.Name, call.Path.Reference);
        }) ?? throw RegistryException.ManifestUnknown();
        if (image.IsArchived)
        {
            throw RegistryException.ManifestArchived();
        }

        if (Describe(call, image.MediaType, image.Digest, image.ManifestSize) && isGet)
        {
            var bytes = await pull.ManifestAsync(call.Registry, image, call.Aborted) ?? throw RegistryException.ManifestUnknown();
            await pull.RecordPullAsync(call.Registry, image, call.Principal);
            await call.Response.Body.WriteAsync(bytes, call.Aborted);
        }
    }

    private static List<string> QueryTags(RegistryCall call)
    {
        var tags = call.Request.Query["tag"].Select(tag => tag ?? "").Distinct().ToList();
        return tags.Count <= MostQueryTags
            ? tags
            : throw new RegistryException(414, "TAG_INVALID", $"A push by digest sets at most {MostQueryTags} tags");
    }

    // False when the caller has it already.
    private static bool Describe(RegistryCall call, string mediaType, string digest, long size)
    {
        CheckAccept(call.Request, mediaType);
        call.Response.ContentType = mediaType;
        call.Response.Headers["Docker-Content-Digest"] = digest;
        if (call.IsKnown(digest))
        {
            return false;
        }

        call.Response.ContentLength = size;
        return true;
    }

    // A client says what it can read in as many lines as it likes (docker in six); who says nothing reads all.
    private static void CheckAccept(HttpRequest request, string mediaType)
    {
        var accepted = request.Headers.Accept.SelectMany(line => line?.Split(',') ?? []).Select(one => one.Split(';')[0].Trim()).ToList();
        if (accepted.Count > 0 && !accepted.Any(one => one == mediaType || one is "*/*" or "application/*"))
        {
            throw new RegistryException(404, "MANIFEST_UNKNOWN", $"The image has a manifest of type {mediaType}, which the Accept headers do not name");
        }
    }

    private static async Task<byte[]> ReadAsync(RegistryCall call)
    {
        var reader = call.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(call.Aborted);
            if (read.Buffer.Length > ManifestReader.MostBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                call.Response.Headers.Connection = "close";
                throw new RegistryException(413, "MANIFEST_INVALID", $"The manifest is larger than {ManifestReader.MostBytes} bytes");
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tags { get; }
}
