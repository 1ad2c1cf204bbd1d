using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Query;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Wire.Hosting;

/// <summary>The one HTTP endpoint of all services: routes a call, checks who sent it and what it says, runs it, answers.</summary>
public sealed partial class AwsEndpoint
{
    private const int MostQueryBytes = 1 << 20;
    private readonly FrozenDictionary<string, ServiceDefinition> _byTarget;
    private readonly FrozenDictionary<string, ServiceDefinition> _byName;
    private readonly ICallAuthenticator _authenticator;
    private readonly IAuthorizer _authorizer;
    private readonly ILogger<AwsEndpoint> _log;

    /// <summary>An endpoint of the given services.</summary>
    /// <param name="services">What is offered.</param>
    /// <param name="authenticator">Finds out who calls.</param>
    /// <param name="authorizer">Says whether it may.</param>
    /// <param name="log">For faults of ours.</param>
    public AwsEndpoint(
        IReadOnlyList<ServiceDefinition> services, ICallAuthenticator authenticator, IAuthorizer authorizer, ILogger<AwsEndpoint> log)
    {
        _byTarget = services.Where(service => service.Protocol != WireProtocol.Query).ToFrozenDictionary(service => service.Target);
        _byName = services.Where(service => service.Protocol == WireProtocol.Query).ToFrozenDictionary(service => service.Name);
        (_authenticator, _authorizer, _log) = (authenticator, authorizer, log);
    }

    /// <summary>Serves one request. Whatever happens, an AWS answer goes out.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        var requestId = Guid.NewGuid().ToString();
        http.Response.Headers["x-amzn-requestid"] = requestId;
        IProtocol protocol = JsonProtocol.Json11;
        try
        {
            string? target = http.Request.Headers["x-amz-target"];
            if (target is not null)
            {
                var service = _byTarget.GetValueOrDefault(target.Split('.')[0]);
                protocol = Protocol(service);
                var body = await RequestBody.ReadAsync(http.Request, service?.MaxBodyBytes ?? MostQueryBytes).ConfigureAwait(false);
                var caller = _authenticator.Authenticate(http.Request, body, service?.Name);
                await RunAsync(http, protocol, service, target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..], caller, body, requestId).ConfigureAwait(false);
            }
            else
            {
                protocol = new QueryProtocol("");
                var body = await RequestBody.ReadAsync(http.Request, MostQueryBytes).ConfigureAwait(false);
                var caller = _authenticator.Authenticate(http.Request, body, null);
                var form = http.Request.Method == HttpMethods.Get
                    ? Encoding.UTF8.GetBytes(http.Request.QueryString.Value?.TrimStart('?') ?? "")
                    : body;
                var action = FormTree.Parse(Encoding.UTF8.GetString(form)).Text("Action");
                var service = _byName.GetValueOrDefault(caller.Service)
                    ?? (caller.Service.Length == 0 ? _byName.Values.FirstOrDefault(one => one.ByName.ContainsKey(action ?? "")) : null);
                protocol = service is null ? protocol : Protocol(service);
                await RunAsync(http, protocol, service, action ?? "", caller, form, requestId).ConfigureAwait(false);
            }
        }
        catch (AwsException error)
        {
            await AnswerErrorAsync(http, protocol, error, requestId).ConfigureAwait(false);
        }
        catch (Exception error) when (BrokenRequest.Malformed(error) is { } bad)
        {
            await AnswerErrorAsync(http, protocol, new AwsException("MalformedHttpRequestException", bad.Message, bad.StatusCode), requestId).ConfigureAwait(false);
        }
        catch (Exception error) when (BrokenRequest.CallerGone(http, error))
        {
            LogGone(error, requestId);
        }
        catch (Exception error)
        {
            LogFault(error, requestId);
            await AnswerErrorAsync(http, protocol, new AwsException("ServerException", $"Plimsoll failed; see its log for request {requestId}.", 500), requestId).ConfigureAwait(false);
        }
    }

    private static IProtocol Protocol(ServiceDefinition? service) => service switch
    {
        { Protocol: WireProtocol.Query } => new QueryProtocol(service.XmlNamespace),
        { Protocol: WireProtocol.Json10 } => JsonProtocol.Json10,
        _ => JsonProtocol.Json11,
    };

    private async Task RunAsync(
        HttpContext http, IProtocol protocol, ServiceDefinition? service, string name, Caller caller, byte[] body, string requestId)
    {
        if (service is null || !service.ByName.TryGetValue(name, out var operation))
        {
            throw Unknown(protocol, service, name);
        }

        var call = new CallContext(
            caller.Principal, caller.Region, requestId, $"{http.Request.Scheme}://{RequestHost.Of(http.Request)}", http.RequestAborted)
        {
            Source = http.Connection.RemoteIpAddress,
            UserAgent = http.Request.Headers.UserAgent.ToString(),
        };
        if (service.Authorize is null)
        {
            _authorizer.Authorize(call, $"{service.Name}:{name}");
        }

        var input = protocol.ReadInput(body, operation.Input);
        if (Validator.Check(input, operation.Input) is { Count: > 0 } violations)
        {
            throw service.ValidationError(violations);
        }

        service.Authorize?.Invoke(call, name, input);
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

    private static AwsException Unknown(IProtocol protocol, ServiceDefinition? service, string name) =>
        service?.Unsupported.Contains(name) == true ? new AwsException("UnknownOperationException", $"The operation {name} is not supported by Plimsoll.")
        : protocol is QueryProtocol
        ? new AwsException(name.Length == 0 ? "MissingAction" : "InvalidAction", $"The action {name} is not valid for this web service.")
        : new AwsException("UnknownOperationException", $"The operation {name} is not known here.");

    private static Task AnswerErrorAsync(HttpContext http, IProtocol protocol, AwsException error, string requestId)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        var (body, code, status) = protocol.WriteError(error, requestId);
        http.Response.Headers["x-amzn-errortype"] = code;
        return AnswerAsync(http, protocol, status, body);
    }

    private static Task AnswerAsync(HttpContext http, IProtocol protocol, int status, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = protocol.ContentType;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, CancellationToken.None).AsTask();
    }

    [LoggerMessage(1, LogLevel.Error, "Request {RequestId} failed")]
    private partial void LogFault(Exception error, string requestId);

    [LoggerMessage(2, LogLevel.Debug, "The caller of request {RequestId} went away")]
    private partial void LogGone(Exception error, string requestId);
}
