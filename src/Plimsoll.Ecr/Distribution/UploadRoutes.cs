using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Control.Layers;
using Plimsoll.Ecr.Control.Templates;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Distribution;

/// <summary>Blobs on their way in: whole, in pieces, resumed, or mounted.</summary>
internal sealed partial class UploadRoutes(EcrContext context, LayerStore layers, CreateOnPush onPush)
{
    private const string UploadId = "Docker-Upload-UUID";
    private const string Algorithm = "digest-algorithm";

    /// <summary>
    /// <c>POST …/blobs/uploads/</c>: begins one; with <c>digest</c> the body is all of it; with <c>mount</c> none may be needed;
    /// <c>digest-algorithm</c> says what its digest will be of.
    /// </summary>
    public async Task BeginAsync(RegistryCall call)
    {
        call.Require("InitiateLayerUpload");
        await onPush.EnsureAsync(call.Caller, call.Registry, call.Path.Name);
        if (Query(call, "mount") is { } mount && Query(call, "from") is { } from && await MountAsync(call, mount, from))
        {
            return;
        }

        var digest = Query(call, "digest") is { } text ? Parse(text) : null;
        Expected(call);
        var id = await layers.BeginAsync(call.Registry, call.Path.Name);
        if (digest is not null)
        {
            call.Require("UploadLayerPart");
            await Uploads(call).AppendAsync(Owner(call), id, 0, call.Request.BodyReader, digest.Algorithm, call.Aborted);
            await CompleteAsync(call, id, digest);
            return;
        }

        Accepted(call, id, 0);
    }

    /// <summary><c>PATCH</c>: takes bytes in, from where the upload stands or as <c>Content-Range</c> says.</summary>
    public Task AppendAsync(RegistryCall call) => OnUploadAsync(call, async id =>
    {
        call.Require("UploadLayerPart");
        Accepted(call, id, await Uploads(call).AppendAsync(Owner(call), id, Offset(call.Request), call.Request.BodyReader, Expected(call), call.Aborted));
    });

    /// <summary><c>PUT ?digest=</c>: takes the last bytes in, if any, and makes the upload a layer.</summary>
    public Task FinishAsync(RegistryCall call) => OnUploadAsync(call, async id =>
    {
        call.Require("CompleteLayerUpload");
        var digest = Parse(Query(call, "digest") ?? "");
        if (call.Request.ContentLength != 0)
        {
            call.Require("UploadLayerPart");
            await Uploads(call).AppendAsync(Owner(call), id, Offset(call.Request), call.Request.BodyReader, digest.Algorithm, call.Aborted);
        }

        await CompleteAsync(call, id, digest);
    });

    /// <summary><c>GET</c>: says how much has come.</summary>
    public Task StatusAsync(RegistryCall call) => OnUploadAsync(call, id =>
    {
        call.Require("UploadLayerPart");
        Describe(call, id, Uploads(call).Received(Owner(call), id) ?? throw RegistryException.UploadUnknown());
        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    });

    /// <summary><c>DELETE</c>: gives it up.</summary>
    public Task CancelAsync(RegistryCall call) => OnUploadAsync(call, async id =>
    {
        call.Require("UploadLayerPart");
        call.Response.StatusCode = await Uploads(call).CancelAsync(Owner(call), id) ? StatusCodes.Status204NoContent : throw RegistryException.UploadUnknown();
    });

    private static async Task OnUploadAsync(RegistryCall call, Func<Guid, Task> act)
    {
        var id = Guid.TryParseExact(call.Path.Reference, "D", out var parsed) ? parsed : throw RegistryException.UploadUnknown();
        try
        {
            await act(id);
        }
        catch (UploadOffsetException offset)
        {
            Describe(call, id, offset.Received);
            throw new RegistryException(416, "BLOB_UPLOAD_INVALID", $"The upload stands at byte {offset.Received}");
        }
    }

    private async Task<bool> MountAsync(RegistryCall call, string digestText, string from)
    {
        var digest = Parse(digestText);
        if (!call.Access.May(call.Caller, "GetDownloadUrlForLayer", call.Registry, from) || !await layers.MountAsync(call.Registry, call.Path.Name, from, digest))
        {
            return false;
        }

        Created(call, digest);
        return true;
    }

    private async Task CompleteAsync(RegistryCall call, Guid id, Digest digest)
    {
        call.Require("CompleteLayerUpload");
        await layers.CompleteAsync(call.Registry, call.Path.Name, id, digest, call.Aborted);
        Created(call, digest);
    }

    private static void Created(RegistryCall call, Digest digest)
    {
        call.Response.StatusCode = StatusCodes.Status201Created;
        call.Response.Headers.Location = $"/v2/{call.Path.Name}/blobs/{digest}";
        call.Response.Headers["Docker-Content-Digest"] = digest.ToString();
    }

    private static void Accepted(RegistryCall call, Guid id, long received)
    {
        call.Response.StatusCode = StatusCodes.Status202Accepted;
        Describe(call, id, received);
    }

    private static void Describe(RegistryCall call, Guid id, long received)
    {
        var expected = Expected(call);
        call.Response.Headers.Location = $"/v2/{call.Path.Name}/blobs/uploads/{id}{(expected == DigestAlgorithm.Sha256 ? "" : $"?{Algorithm}={expected}")}";
        call.Response.Headers[UploadId] = id.ToString();

        // The specification has no way to say that nothing came: docker's registry says 0-0 too.
        call.Response.Headers.Range = string.Create(CultureInfo.InvariantCulture, $"0-{Math.Max(received - 1, 0)}");
    }

    private static long? Offset(HttpRequest request)
    {
        string? text = request.Headers.ContentRange;
        if (text is null)
        {
            return null;
        }

        var range = Ranges.Match(text);
        return range.Success
            && long.TryParse(range.Groups["first"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && long.TryParse(range.Groups["last"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && last >= first && (request.ContentLength is not { } length || length == last - first + 1)
                ? first
                : throw new RegistryException(416, "BLOB_UPLOAD_INVALID", "The Content-Range does not fit the body");
    }

    private IUploadStore Uploads(RegistryCall call) => context.RoomOf(call.Registry, call.Path.Name).Uploads;

    private static string Owner(RegistryCall call) => call.Registry.OwnerOf(call.Path.Name);

    private static Digest Parse(string text) => Digest.TryParse(text, out var digest) ? digest : throw RegistryException.DigestInvalid(text);

    // What a client says when it begins stands in each address that it is given after that: nothing has to be kept.
    private static DigestAlgorithm Expected(RegistryCall call) => Query(call, Algorithm) is not { } name ? DigestAlgorithm.Sha256
        : DigestAlgorithm.Find(name) ?? throw RegistryException.UnknownAlgorithm(name);

    private static string? Query(RegistryCall call, string name) => call.Request.Query.TryGetValue(name, out var values) ? values[0] : null;

    [GeneratedRegex(@"\A(bytes[ =])?(?<first>[0-9]{1,18})-(?<last>[0-9]{1,18})(/.*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ranges { get; }
}
