namespace Plimsoll.Ecr;

/// <summary>The program that scans images.</summary>
/// <param name="Command">For <c>/bin/sh -c</c>. It finds the image and a login to the registry in its environment, and prints its findings as JSON.</param>
/// <param name="Registry">Host and port at which it reaches the registry, once the server listens.</param>
public sealed record ImageScannerOptions(string Command, Func<Task<string>> Registry)
{
    /// <summary>How long one scan may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);
}
