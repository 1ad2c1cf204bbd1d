using System.Buffers;
using Microsoft.AspNetCore.Http;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Wire.Hosting;

/// <summary>Reads a whole request body within a bound. What has come lies in memory once; what was only announced costs none.</summary>
/// <param name="memory">Bounds what comes from callers who have not proven themselves.</param>
internal sealed class RequestBody(BodyMemory memory)
{
    private const int Announced = 512 << 10;

    /// <param name="request">The request.</param>
    /// <param name="most">Bytes at most.</param>
    /// <param name="proven">True when the caller is known for sure.</param>
    /// <exception cref="AwsException">413 when it is larger; throttled when too many unproven ones are under way.</exception>
    public async ValueTask<byte[]> ReadAsync(HttpRequest request, int most, bool proven)
    {
        if (request.ContentLength > most)
        {
            throw TooLarge(request, most);
        }

        var (body, length, taken) = (Array.Empty<byte>(), 0, 0L);
        var reader = request.BodyReader;
        try
        {
            while (true)
            {
                // Kestrel ends the read when the caller goes away; a token of ours would race with the 400 it makes of that.
                var read = await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
                if (length + read.Buffer.Length > most)
                {
                    reader.AdvanceTo(read.Buffer.End);
                    throw TooLarge(request, most);
                }

                var needed = length + (int)read.Buffer.Length;
                if (needed > body.Length)
                {
                    var size = SizeFor(needed, body.Length, request.ContentLength, most);
                    var counted = proven ? 0 : Math.Max(0, size - BodyMemory.Free) - taken;
                    if (!memory.TryTake(counted))
                    {
                        reader.AdvanceTo(read.Buffer.End);
                        throw TooMany(request);
                    }

                    taken += counted;
                    Array.Resize(ref body, size);
                }

                read.Buffer.CopyTo(body.AsSpan(length));
                length = needed;
                reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    return length == body.Length ? body : body[..length];
                }
            }
        }
        finally
        {
            memory.Release(taken);
            memory.Passed(length);
        }
    }

    /// <summary>Has the connection end with the answer: what is left of the body is not read, so that it can carry no further request.</summary>
    public static void HangUp(HttpRequest request) => request.HttpContext.Response.Headers.Connection = "close";

    // What was announced is made room for when a good part of it has come.
    private static int SizeFor(int needed, int had, long? announced, int most) =>
        needed > Announced && announced is { } length ? (int)Math.Max(length, needed)
        : (int)Math.Max(needed, Math.Min(had * 2L, announced ?? most));

    private static AwsException TooMany(HttpRequest request)
    {
        HangUp(request);
        return new("ThrottlingException", "Rate exceeded: too many large requests are under way whose signatures are still to be checked.");
    }

    private static AwsException TooLarge(HttpRequest request, int most)
    {
        HangUp(request);
        return new("RequestEntityTooLargeException", $"The request body is larger than {most} bytes.", 413);
    }
}
