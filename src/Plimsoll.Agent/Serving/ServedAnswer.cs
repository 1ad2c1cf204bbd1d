using System.Text;

namespace Plimsoll.Agent.Serving;

/// <summary>What the endpoint answers.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Type of the body.</param>
/// <param name="Body">The body.</param>
internal sealed record ServedAnswer(int Status, string ContentType, byte[] Body)
{
    /// <summary>As the ECS agent says that there is nothing at a path.</summary>
    public static ServedAnswer NotFound { get; } = Text(404, "404 page not found\n");

    /// <summary>As the ECS agent says that a task asks too often.</summary>
    public static ServedAnswer TooMany { get; } = Text(429, "You have reached maximum request limit.");

    /// <summary>There is something, but not by this method.</summary>
    public static ServedAnswer WrongMethod { get; } = Text(405, "");

    public static ServedAnswer Json(int status, byte[] body) => new(status, "application/json", body);

    private static ServedAnswer Text(int status, string text) => new(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));
}
