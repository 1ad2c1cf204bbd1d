using Microsoft.AspNetCore.Http;
using Plimsoll.Wire.Hosting;

namespace Plimsoll.Hosting;

/// <summary>Which part answers which path.</summary>
/// <param name="aws">The API of all services.</param>
/// <param name="agent">The websockets of agents.</param>
/// <param name="registry">The registry that docker talks to.</param>
/// <param name="own">What AWS does not have.</param>
/// <param name="guard">Keeps web pages out where signatures are not checked; null where they are.</param>
internal sealed class Routes(
    AwsEndpoint aws, Func<HttpContext, Task> agent, Func<HttpContext, Task> registry, OwnRoutes own, BrowserGuard? guard)
{
    public Task HandleAsync(HttpContext http) =>
        guard?.Refusal(http.Request) is { } reason ? Answer.ErrorAsync(http, 403, "AccessDeniedException", reason) : RouteAsync(http);

    private Task RouteAsync(HttpContext http) => http.Request.Path.Value switch
    {
        "/acs/ws" or "/tcs/ws" => agent(http),
        { } path when path == "/v2" || path.StartsWith("/v2/", StringComparison.Ordinal) => registry(http),
        { } path when path.StartsWith("/_plimsoll/", StringComparison.Ordinal) => own.HandleAsync(http, path["/_plimsoll/".Length..]),
        // What scripts made for LocalStack and moto ask for.
        "/_localstack/health" => own.HandleAsync(http, "health"),
        "/moto-api/reset" => own.HandleAsync(http, "reset"),
        _ => aws.HandleAsync(http),
    };
}
