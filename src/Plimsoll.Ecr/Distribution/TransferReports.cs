using Microsoft.AspNetCore.Http;

namespace Plimsoll.Ecr.Distribution;

/// <summary>Tells of the requests that move bytes; the bytes themselves are not looked at.</summary>
/// <param name="watch">Who is told.</param>
/// <param name="context">Knows how much has come.</param>
internal sealed class TransferReports(ITransferWatch watch, EcrContext context)
{
    /// <summary>Serves a request by way of the watch.</summary>
    public Task RunAsync(RegistryCall call, Func<RegistryCall, Task> route) => (call.Path.Resource, call.Request.Method) switch
    {
        (RegistryResource.Blob, "GET") => PullAsync(call, route),
        (RegistryResource.Upload, "PATCH" or "PUT") => PushAsync(call, route),
        (RegistryResource.Uploads, "POST") when call.Request.ContentLength > 0 => PushAsync(call, route),
        (RegistryResource.Manifest, "PUT") => ManifestAsync(call, route),
        _ => route(call),
    };

    private async Task PullAsync(RegistryCall call, Func<RegistryCall, Task> route)
    {
        var response = call.Response;
        var transfer = new Transfer(false, call.Path.Name, By(call), () => response.ContentLength ?? 0);
        var sent = false;
        watch.Began(transfer);
        try
        {
            await route(call);
            sent = response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status206PartialContent;
        }
        finally
        {
            watch.Ended(transfer, sent ? response.ContentLength ?? 0 : 0, sent ? 1 : 0);
        }
    }

    private async Task PushAsync(RegistryCall call, Func<RegistryCall, Task> route)
    {
        var owner = call.Registry.OwnerOf(call.Path.Name);
        var id = Guid.TryParseExact(call.Path.Reference, "D", out var parsed) ? parsed : (Guid?)null;
        var uploads = context.RoomOf(call.Registry, call.Path.Name).Uploads;
        var before = Received();
        var transfer = new Transfer(true, call.Path.Name, By(call), () => Received() - before);
        watch.Began(transfer);
        var bytes = 0L;
        try
        {
            await route(call);

            // Once it is a layer the upload is gone, and what came with the last request is what the request said.
            bytes = call.Response.StatusCode == StatusCodes.Status201Created ? call.Request.ContentLength ?? 0 : Received() - before;
        }
        finally
        {
            watch.Ended(transfer, Math.Max(0, bytes), call.Response.StatusCode == StatusCodes.Status201Created ? 1 : 0);
        }

        long Received() => id is { } upload ? uploads.Received(owner, upload) ?? 0 : 0;
    }

    private async Task ManifestAsync(RegistryCall call, Func<RegistryCall, Task> route)
    {
        await route(call);
        watch.Pushed(call.Path.Name, call.Path.Reference, (string?)call.Response.Headers["Docker-Content-Digest"] ?? "", By(call));
    }

    private static string By(RegistryCall call) => call.Principal.Arn[(call.Principal.Arn.LastIndexOfAny(['/', ':']) + 1)..];
}
