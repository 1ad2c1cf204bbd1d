using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Control.Layers;
using Plimsoll.Ecr.Control.Policies;
using Plimsoll.Ecr.Control.PullThrough;
using Plimsoll.Ecr.Control.PullThrough.Upstream;
using Plimsoll.Ecr.Control.Templates;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Hosting;

namespace Plimsoll.Ecr.Distribution;

/// <summary>The OCI distribution registry: every request under <c>/v2/</c>. Whatever happens, an answer of the specification goes out.</summary>
internal sealed partial class RegistryEndpoint
{
    private readonly Access _access;
    private readonly RegistryAuthenticator _authenticator;
    private readonly UploadRoutes _uploads;
    private readonly BlobRoutes _blobs;
    private readonly ManifestRoutes _manifests;
    private readonly ListRoutes _lists;
    private readonly DeleteRoutes? _deletes;
    private readonly TransferReports? _reports;
    private readonly Func<RegistryCall, Task> _route;
    private readonly Func<Exception, string?> _explain;
    private readonly ILogger<RegistryEndpoint> _log;

    public RegistryEndpoint(
        EcrContext context, Access access, CreateOnPush onPush, EcrOptions options, ImagePush push, ImagePull pull, LayerStore layers, LayerUrls urls, PullThroughCache cache,
        ILogger<RegistryEndpoint> log)
    {
        (_access, _explain, _log) = (access, options.Explain, log);
        _authenticator = new RegistryAuthenticator(context.Passwords, options.Anonymous);
        _uploads = new UploadRoutes(context, layers, onPush);
        _blobs = new BlobRoutes(context, layers, urls, cache);
        _manifests = new ManifestRoutes(context, push, pull, cache);
        _lists = new ListRoutes(context);
        _reports = options.Transfers is { } watch ? new TransferReports(watch, context) : null;
        _route = Route;
        _deletes = options.RegistryDeletes ? new DeleteRoutes(context, layers) : null;
    }

    public async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers["Docker-Distribution-Api-Version"] = "registry/2.0";
        try
        {
            await RunAsync(http);
        }
        catch (RegistryException error)
        {
            await AnswerAsync(http, error);
        }
        catch (AwsException error)
        {
            await AnswerAsync(http, RegistryException.From(error));
        }
        catch (UploadNotFoundException)
        {
            await AnswerAsync(http, RegistryException.UploadUnknown());
        }
        catch (Exception error) when (BrokenRequest.Malformed(error) is { } bad)
        {
            await AnswerAsync(http, new RegistryException(bad.StatusCode, "BLOB_UPLOAD_INVALID", bad.Message));
        }
        catch (UpstreamException error)
        {
            await AnswerAsync(http, RegistryException.From(error));
        }
        catch (BlobStoreException error)
        {
            LogStore(error.Message, http.TraceIdentifier);
            await AnswerAsync(http, new RegistryException(503, "UNAVAILABLE", "The store of the layers does not answer; try again later"));
        }
        catch (Exception error) when (BrokenRequest.CallerGone(http, error))
        {
            LogGone(error, http.TraceIdentifier);
        }
        catch (Exception error) when (_explain(error) is { } reason)
        {
            await AnswerAsync(http, new RegistryException(503, "UNAVAILABLE", reason));
        }
        catch (Exception error)
        {
            LogFault(error, http.TraceIdentifier);
            await AnswerAsync(http, new RegistryException(500, "UNKNOWN", $"Plimsoll failed; see its log for request {http.TraceIdentifier}."));
        }
    }

    private Task RunAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (path.StartsWith(LayerUrls.Path, StringComparison.Ordinal))
        {
            return HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
                ? _blobs.DownloadAsync(http)
                : throw RegistryException.Unsupported(http.Request.Method);
        }

        var (principal, registry) = _authenticator.Authenticate(http);
        var call = new RegistryCall(http, principal, registry, RegistryPath.Parse(path), _access);
        return _reports is null ? Route(call) : _reports.RunAsync(call, _route);
    }

    private Task Route(RegistryCall call) =>
        (call.Path.Resource, call.Request.Method) switch
        {
            (RegistryResource.Base, "GET" or "HEAD") => Task.CompletedTask,
            (RegistryResource.Catalog, "GET") => _lists.CatalogAsync(call),
            (RegistryResource.Tags, "GET") => _lists.TagsAsync(call),
            (RegistryResource.Referrers, "GET") => _lists.ReferrersAsync(call),
            (RegistryResource.Manifest, "GET" or "HEAD") => _manifests.GetAsync(call),
            (RegistryResource.Manifest, "PUT") => _manifests.PutAsync(call),
            (RegistryResource.Manifest, "DELETE") when _deletes is not null => _deletes.ManifestAsync(call),
            (RegistryResource.Blob, "GET" or "HEAD") => _blobs.GetAsync(call),
            (RegistryResource.Blob, "DELETE") when _deletes is not null => _deletes.BlobAsync(call),
            (RegistryResource.Uploads, "POST") => _uploads.BeginAsync(call),
            (RegistryResource.Upload, "PATCH") => _uploads.AppendAsync(call),
            (RegistryResource.Upload, "PUT") => _uploads.FinishAsync(call),
            (RegistryResource.Upload, "GET") => _uploads.StatusAsync(call),
            (RegistryResource.Upload, "DELETE") => _uploads.CancelAsync(call),
            _ => throw RegistryException.Unsupported(call.Request.Method),
        };

    private static Task AnswerAsync(HttpContext http, RegistryException error)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new ErrorBody([new ErrorEntry(error.Code, error.Message)]), RegistryJson.Default.ErrorBody);
        http.Response.StatusCode = error.Status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, CancellationToken.None).AsTask();
    }

    [LoggerMessage(1, LogLevel.Error, "Registry request {RequestId} failed")]
    private partial void LogFault(Exception error, string requestId);

    [LoggerMessage(3, LogLevel.Error, "Registry request {RequestId} failed: {Reason}")]
    private partial void LogStore(string reason, string requestId);

    [LoggerMessage(2, LogLevel.Debug, "The caller of registry request {RequestId} went away")]
    private partial void LogGone(Exception error, string requestId);
}
