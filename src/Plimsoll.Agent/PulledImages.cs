using Plimsoll.Agent.Images;
using Plimsoll.Agent.Storage;

namespace Plimsoll.Agent;

/// <summary>The images that an agent has pulled, whether it runs or not.</summary>
public static class PulledImages
{
    /// <summary>Their names.</summary>
    /// <param name="directory">Where the agent keeps its files.</param>
    public static IReadOnlyList<string> Of(string directory) =>
        [.. AgentFiles.Read(new AgentFiles(directory).Images, ImageLedgerJson.Default.DictionaryStringPulledImage)?.Keys ?? Enumerable.Empty<string>()];
}
