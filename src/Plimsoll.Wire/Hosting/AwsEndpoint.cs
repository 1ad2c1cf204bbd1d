using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Hosting.Unknown;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Query;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Wire.Hosting;

/// <summary>The one HTTP endpoint of all services: routes a call, checks who sent it and what it says, runs it, answers.</summary>
public sealed partial class AwsEndpoint
{
    private const string CredentialMark = "Credential=";
    private const int MostQueryBytes = 1 << 20;
    private const string GlobalRegion = "us-east-1";
    private readonly FrozenDictionary<string, ServiceDefinition> _byTarget;
    private readonly FrozenDictionary<string, ServiceDefinition> _byName;
    private readonly ICallAuthenticator _authenticator;
    private readonly IAuthorizer _authorizer;
    private readonly RequestBody _bodies;
    private readonly ILogger<AwsEndpoint> _log;
    private readonly bool _takesUnsigned;

    /// <summary>An endpoint of the given services.</summary>
    /// <param name="services">What is offered.</param>
    /// <param name="authenticator">Finds out who calls.</param>
    /// <param name="authorizer">Says whether it may.</param>
    /// <param name="log">For faults of ours.</param>
    /// <param name="memory">Bounds what strangers may send; one of its own when null.</param>
    public AwsEndpoint(
        IReadOnlyList<ServiceDefinition> services, ICallAuthenticator authenticator, IAuthorizer authorizer, ILogger<AwsEndpoint> log,
        BodyMemory? memory = null)
    {
        _byTarget = services.Where(service => service.Protocol != WireProtocol.Query).ToFrozenDictionary(service => service.Target);
        _byName = services.Where(service => service.Protocol == WireProtocol.Query).ToFrozenDictionary(service => service.Name);
        _takesUnsigned = _byName.Values.Any(service => service.Operations.Any(operation => operation.IsUnsigned));
        (_authenticator, _authorizer, _log) = (authenticator, authorizer, log);
        _bodies = new RequestBody(memory ?? new BodyMemory(TimeProvider.System));
    }

    /// <summary>What a fault of ours is to the caller, where it is one that can be named: a full disk; null for any other.</summary>
    public Func<Exception, AwsException?> Explain { get; init; } = _ => null;

    /// <summary>Serves one request. Whatever happens, an AWS answer goes out.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        var requestId = Guid.NewGuid().ToString();
        http.Response.Headers["x-amzn-requestid"] = requestId;
        var form = new Form(JsonProtocol.Json11);
        try
        {
            await RouteAsync(http, form, requestId).ConfigureAwait(false);
        }
        catch (AwsException error)
        {
            await AnswerErrorAsync(http, form, error, requestId).ConfigureAwait(false);
        }
        catch (Exception error) when (BrokenRequest.Malformed(error) is { } bad)
        {
            await AnswerErrorAsync(http, form, new AwsException("MalformedHttpRequestException", bad.Message, bad.StatusCode), requestId).ConfigureAwait(false);
        }
        catch (Exception error) when (BrokenRequest.CallerGone(http, error))
        {
            LogGone(error, requestId);
        }
        catch (Exception error)
        {
            var known = Explain(error);
            if (known is null)
            {
                LogFault(error, requestId);
            }

            await AnswerErrorAsync(
                http, form, known ?? new AwsException("ServerException", $"Plimsoll failed; see its log for request {requestId}.", 500), requestId).ConfigureAwait(false);
        }
    }

    private Task RouteAsync(HttpContext http, Form form, string requestId)
    {
        string? target = http.Request.Headers["x-amz-target"];
        var scope = ScopeOf(http.Request);
        if (target is not null)
        {
            return JsonAsync(http, form, target, scope, requestId);
        }

        if (UnknownCalls.IsForeign(http.Request, scope))
        {
            (form.Errors, var error) = UnknownCalls.Foreign(http.Request, scope);
            throw error;
        }

        form.Errors = UnknownCalls.QueryForm(scope, null);
        return QueryAsync(http, form, requestId);
    }

    private async Task JsonAsync(HttpContext http, Form form, string target, string scope, string requestId)
    {
        var prefix = target.Split('.')[0];
        var name = target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var service = _byTarget.GetValueOrDefault(prefix);
        var protocol = service is null ? JsonProtocol.Of(http.Request.ContentType) : Protocol(service);
        form.Errors = protocol;
        var admission = _authenticator.Admit(http.Request, service?.Name);
        if (service is null || !service.ByName.TryGetValue(name, out var operation))
        {
            throw UnknownCalls.Operation(service?.Name ?? (scope.Length > 0 ? scope : prefix), name, service is not null);
        }

        var body = await _bodies.ReadAsync(http.Request, service.MaxBodyBytes, admission.IsProven).ConfigureAwait(false);
        form.IsRead = true;
        await RunAsync(http, protocol, service, operation, admission.Prove(http.Request, body), body, requestId).ConfigureAwait(false);
    }

    private async Task QueryAsync(HttpContext http, Form form, string requestId)
    {
        if (http.Request.Headers.Authorization.Count == 0 && await UnsignedAsync(http, form, requestId).ConfigureAwait(false))
        {
            return;
        }

        var admission = _authenticator.Admit(http.Request, null);
        var service = _byName.GetValueOrDefault(admission.Service);
        form.Errors = service is null ? form.Errors : Protocol(service);
        var body = await _bodies.ReadAsync(http.Request, MostQueryBytes, admission.IsProven).ConfigureAwait(false);
        form.IsRead = true;
        var caller = admission.Prove(http.Request, body);
        var fields = http.Request.Method == HttpMethods.Get
            ? Encoding.UTF8.GetBytes(http.Request.QueryString.Value?.TrimStart('?') ?? "")
            : body;
        var tree = FormTree.Parse(Encoding.UTF8.GetString(fields));
        var action = tree.Text("Action") ?? "";
        service ??= caller.Service.Length == 0 ? _byName.Values.FirstOrDefault(one => one.ByName.ContainsKey(action)) : null;
        if (service is null || !service.ByName.TryGetValue(action, out var operation))
        {
            form.Errors = service is null ? UnknownCalls.QueryForm(caller.Service, tree.Text("Version")) : Protocol(service);
            throw UnknownCalls.Action(service?.Name ?? caller.Service, action, service is not null);
        }

        var protocol = Protocol(service);
        form.Errors = protocol;
        await RunAsync(http, protocol, service, operation, caller, fields, requestId).ConfigureAwait(false);
    }

    // True when it was one of the few operations that prove their caller by their input. What is longer than those, or of unknown length, is not read.
    private async Task<bool> UnsignedAsync(HttpContext http, Form form, string requestId)
    {
        if (!_takesUnsigned || http.Request.Method != HttpMethods.Post || http.Request.ContentLength is null or > BodyMemory.Free
            || http.Request.Query.ContainsKey("X-Amz-Credential"))
        {
            return false;
        }

        var body = await _bodies.ReadAsync(http.Request, BodyMemory.Free, proven: false).ConfigureAwait(false);
        var action = FormTree.Parse(Encoding.UTF8.GetString(body)).Text("Action") ?? "";
        var service = _byName.Values.FirstOrDefault(one => one.ByName.TryGetValue(action, out var found) && found.IsUnsigned);
        if (service is null)
        {
            // Where unsigned calls are let in, it is read again.
            http.Request.Body = new MemoryStream(body);
            return false;
        }

        form.IsRead = true;
        var protocol = Protocol(service);
        form.Errors = protocol;
        await RunAsync(http, protocol, service, service.ByName[action], new Caller(Principal.Anonymous, GlobalRegion, service.Name), body, requestId)
            .ConfigureAwait(false);
        return true;
    }

    // The service that a signature is for, right or wrong: it tells in which form errors are read.
    private static string ScopeOf(HttpRequest request)
    {
        string? header = request.Headers.Authorization;
        var at = header?.IndexOf(CredentialMark, StringComparison.Ordinal) ?? -1;
        var credential = at >= 0 ? header![(at + CredentialMark.Length)..].Split(',', ' ')[0] : request.Query["X-Amz-Credential"].ToString();
        return credential.Split('/') is [_, _, _, var service, ..] ? service : "";
    }

    private static IProtocol Protocol(ServiceDefinition? service) => service switch
    {
        { Protocol: WireProtocol.Query } => new QueryProtocol(service.XmlNamespace),
        { Protocol: WireProtocol.Json10 } => JsonProtocol.Json10,
        _ => JsonProtocol.Json11,
    };

    private async Task RunAsync(
        HttpContext http, IProtocol protocol, ServiceDefinition service, Operation operation, Caller caller, byte[] body, string requestId)
    {
        var call = new CallContext(
            caller.Principal, caller.Region, requestId, $"{http.Request.Scheme}://{RequestHost.Of(http.Request)}", http.RequestAborted)
        {
            Source = http.Connection.RemoteIpAddress,
            UserAgent = http.Request.Headers.UserAgent.ToString(),
        };
        if (service.Authorize is null && operation.Needs is null)
        {
            _authorizer.Authorize(call, $"{service.Name}:{operation.Name}");
        }

        var input = protocol.ReadInput(body, operation.Input);
        if (Validator.Check(input, operation.Input) is { Count: > 0 } violations)
        {
            throw service.ValidationError(violations);
        }

        service.Authorize?.Invoke(call, operation.Name, input);
        if (operation.Needs is { } needs)
        {
            // What the root user may do is all, whatever the resource.
            foreach (var need in call.Principal.IsUnbounded ? [new Need($"{service.Name}:{operation.Name}")] : needs(call, input))
            {
                _authorizer.Authorize(call, need);
            }
        }

        var output = await operation.Invoke(call, input).ConfigureAwait(false);
        if (output is IEventStreamOutput stream)
        {
            await StreamAsync(http, stream).ConfigureAwait(false);
            return;
        }

        await AnswerAsync(http, protocol, 200, protocol.WriteOutput(operation, output, requestId)).ConfigureAwait(false);
    }

    private static async Task StreamAsync(HttpContext http, IEventStreamOutput stream)
    {
        http.Response.ContentType = "application/vnd.amazon.eventstream";

        // Protocols without a place for members beside the stream begin with a message for those.
        await http.Response.Body.WriteAsync(EventStreamFrame.Of(new EventStreamMessage("initial-response", "{}"u8.ToArray())), http.RequestAborted).ConfigureAwait(false);
        await foreach (var message in stream.Messages.WithCancellation(http.RequestAborted).ConfigureAwait(false))
        {
            await http.Response.Body.WriteAsync(EventStreamFrame.Of(message), http.RequestAborted).ConfigureAwait(false);
            await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        }
    }

    private static Task AnswerErrorAsync(HttpContext http, Form form, AwsException error, string requestId)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        // A large body that nobody asked for is not read to its end to save the connection.
        if (!form.IsRead && http.Request.ContentLength is null or > BodyMemory.Free
            && http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
        {
            RequestBody.HangUp(http.Request);
        }

        var (body, code, status) = form.Errors.WriteError(error, requestId);
        http.Response.Headers["x-amzn-errortype"] = code;
        return AnswerAsync(http, form.Errors, status, body);
    }

    private static Task AnswerAsync(HttpContext http, IErrorForm form, int status, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = form.ContentType;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, CancellationToken.None).AsTask();
    }

    [LoggerMessage(1, LogLevel.Error, "Request {RequestId} failed")]
    private partial void LogFault(Exception error, string requestId);

    [LoggerMessage(2, LogLevel.Debug, "The caller of request {RequestId} went away")]
    private partial void LogGone(Exception error, string requestId);

    /// <summary>The form of errors, and whether the body is read, as it becomes known on the way.</summary>
    private sealed class Form(IErrorForm errors)
    {
        public IErrorForm Errors { get; set; } = errors;

        public bool IsRead { get; set; }
    }
}
