using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Querying.Syntax;

/// <summary>Finds a subject by the name it is written with.</summary>
internal static class Subjects
{
    public const string AttributePrefix = "attribute:";

    private static readonly Dictionary<string, Subject> ByName = new Subject[]
    {
        new AgentConnectedSubject(), new AgentVersionSubject(), new Ec2InstanceIdSubject(),
        new RegisteredAtSubject(), new RunningTasksCountSubject(), new TaskGroupSubject(),
    }.ToDictionary(subject => subject.ToString(), StringComparer.Ordinal);

    public static Subject Parse(string name, int position)
    {
        if (name.Length == 0)
        {
            throw new ClusterQueryException("expected a subject", position);
        }

        if (name.StartsWith(AttributePrefix, StringComparison.Ordinal))
        {
            var attribute = name[AttributePrefix.Length..];
            return IsAttributeName(attribute)
                ? new AttributeSubject(attribute)
                : throw new ClusterQueryException($"'{attribute}' is not an attribute name", position + AttributePrefix.Length);
        }

        return ByName.TryGetValue(name, out var subject)
            ? subject
            : throw new ClusterQueryException($"'{name}' is not a subject", position);
    }

    private static bool IsAttributeName(string name) =>
        name.Length is > 0 and <= 128
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/' or '\\' or '.');
}
