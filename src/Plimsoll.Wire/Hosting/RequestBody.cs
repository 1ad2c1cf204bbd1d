using System.Buffers;
using Microsoft.AspNetCore.Http;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Wire.Hosting;

/// <summary>Reads a whole request body within a bound.</summary>
internal static class RequestBody
{
    public static async ValueTask<byte[]> ReadAsync(HttpRequest request, int most)
    {
        if (request.ContentLength > most)
        {
            throw TooLarge(request, most);
        }

        var reader = request.BodyReader;
        while (true)
        {
            // Kestrel ends the read when the caller goes away; a token of ours would race with the 400 it makes of that.
            var read = await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            if (read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw TooLarge(request, most);
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static AwsException TooLarge(HttpRequest request, int most)
    {
        // The rest is not read: the connection can carry no further request.
        request.HttpContext.Response.Headers.Connection = "close";
        return new("RequestEntityTooLargeException", $"The request body is larger than {most} bytes.", 413);
    }
}
