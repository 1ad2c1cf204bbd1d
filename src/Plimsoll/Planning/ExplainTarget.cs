using Plimsoll.Commands;

namespace Plimsoll.Planning;

/// <summary>What a person wants explained.</summary>
/// <param name="Name">As it was given.</param>
/// <param name="IsArn">An ARN names its cluster itself.</param>
/// <param name="MayBeTask">It is a task's, or may be.</param>
/// <param name="MayBeService">It is a service's, or may be; with <paramref name="MayBeTask"/> the task comes first.</param>
internal sealed record ExplainTarget(string Name, bool IsArn, bool MayBeTask, bool MayBeService)
{
    private const int TaskIdLength = 32;

    /// <summary>An ARN says what it is. An id of 32 hexadecimal digits is a task's, or else the name of a service, as is any other word.</summary>
    /// <exception cref="CommandException">The ARN of something else.</exception>
    public static ExplainTarget Of(string asked)
    {
        if (string.IsNullOrWhiteSpace(asked))
        {
            throw new CommandException("no task and no service is named.", "Give the id of a task, the name of a service, or the ARN of one. What there is: plimsoll status");
        }

        if (!asked.StartsWith("arn:", StringComparison.Ordinal))
        {
            return new ExplainTarget(asked, IsArn: false, MayBeTask: asked.Length == TaskIdLength && asked.All(char.IsAsciiHexDigit), MayBeService: true);
        }

        // arn:partition:service:region:account:kind/…
        var kind = asked.Split(':', 6) is [.., var resource] ? resource.Split('/')[0] : "";
        return kind is "task" or "service"
            ? new ExplainTarget(asked, IsArn: true, MayBeTask: kind == "task", MayBeService: kind == "service")
            : throw new CommandException(
                $"{asked} is neither a task nor a service.",
                "Give the id of a task, the name of a service, or the ARN of one. Where the tasks of a new service would go: plimsoll plan service");
    }
}
