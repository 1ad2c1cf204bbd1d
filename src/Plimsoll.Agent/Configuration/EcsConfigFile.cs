namespace Plimsoll.Agent.Configuration;

/// <summary>Reads <c>/etc/ecs/ecs.config</c>: KEY=VALUE lines, <c>#</c> comments, no quoting.</summary>
public static class EcsConfigFile
{
    /// <summary>The variables of the text; the last line of a name wins.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[0] != '#')
            {
                variables[line[..equals].Trim()] = line[(equals + 1)..].Trim();
            }
        }

        return variables;
    }
}
