using Microsoft.AspNetCore.Http;
using Plimsoll.Commands;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Hosting;

/// <summary>What AWS does not have, under <c>/_plimsoll/</c>: <c>GET health</c> for anybody, <c>POST reset</c> for root.</summary>
/// <param name="authenticator">Finds out who calls.</param>
/// <param name="reset">Drops all state, of images too unless told to keep them.</param>
internal sealed class OwnRoutes(ICallAuthenticator authenticator, Func<bool, Task> reset)
{
    public Task HandleAsync(HttpContext http, string name) => (http.Request.Method, name) switch
    {
        ("GET" or "HEAD", "health") => Answer.OkAsync(http, new HealthBody("ok", VersionCommand.Version)),
        ("POST", "reset") => ResetAsync(http),
        (_, "health" or "reset") => Answer.ErrorAsync(http, 405, "MethodNotAllowed", $"{name} is not asked for with {http.Request.Method}."),
        _ => Answer.ErrorAsync(http, 404, "UnknownOperationException", "Nothing is offered at this path."),
    };

    private async Task ResetAsync(HttpContext http)
    {
        string? keep = http.Request.Query["keep"];
        if (keep is not (null or "ecr"))
        {
            await Answer.ErrorAsync(http, 400, "InvalidParameterException", $"keep is 'ecr' or not given, not '{keep}'.");
            return;
        }

        try
        {
            if (BrowserGuard.OfPages(http.Request) is { } reason)
            {
                throw new AwsException("AccessDeniedException", reason, 403);
            }

            // The call has no body: what a client sends all the same is not covered by its signature.
            if (authenticator.Authenticate(http.Request, [], null).Principal.Kind != PrincipalKind.Root)
            {
                throw new AwsException("AccessDeniedException", "Only the root user may reset the server.", 403);
            }
        }
        catch (AwsException error)
        {
            await Answer.ErrorAsync(http, error.Status, error.Code, error.Message);
            return;
        }

        await reset(keep == "ecr");
        await Answer.OkAsync(http, new HealthBody("ok", VersionCommand.Version));
    }
}
