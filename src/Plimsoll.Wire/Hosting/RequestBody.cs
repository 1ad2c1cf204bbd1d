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
            throw TooLarge(most);
        }

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
            if (read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw TooLarge(most);
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

    private static AwsException TooLarge(int most) =>
        new("RequestEntityTooLargeException", $"The request body is larger than {most} bytes.", 413);
}
