using Microsoft.AspNetCore.Http;

namespace Plimsoll.Wire.Transport;

/// <summary>A feature of connections over a bare socket: parts of files go out without passing through this process (<c>sendfile(2)</c>).</summary>
public interface IFileOutput
{
    /// <summary>Writes a part of a file as the whole body of an answer, whose <c>Content-Length</c> is set.</summary>
    /// <param name="response">The answer; its head may not be sent yet.</param>
    /// <param name="path">The file.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="count">Number of bytes.</param>
    /// <param name="cancel">Gives up between two pieces.</param>
    /// <exception cref="IOException">The file is not there, or shorter.</exception>
    Task SendAsync(HttpResponse response, string path, long offset, long count, CancellationToken cancel);
}
