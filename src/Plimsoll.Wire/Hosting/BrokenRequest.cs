using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Plimsoll.Wire.Hosting;

/// <summary>Tells what a caller did to its own request from faults of ours, which alone are logged as errors.</summary>
public static class BrokenRequest
{
    /// <summary>The refusal of a body that is no HTTP; null where <paramref name="error"/> is something else.</summary>
    public static BadHttpRequestException? Malformed(Exception error) => error switch
    {
        BadHttpRequestException bad => bad,
        // Kestrel lets the overflow of a chunk's size through in an IOException of its own.
        IOException { InnerException: OverflowException } => new BadHttpRequestException("Bad chunk size data."),
        _ => null,
    };

    /// <summary>Whether the caller went away; its connection may tell so before the request counts as aborted.</summary>
    public static bool CallerGone(HttpContext http, Exception error) =>
        http.RequestAborted.IsCancellationRequested || error is ConnectionResetException or ConnectionAbortedException;
}
