namespace Plimsoll.Commands;

/// <summary>Why a command cannot go on, and what to do about it.</summary>
/// <param name="problem">What is wrong.</param>
/// <param name="remedy">What helps.</param>
/// <param name="exitCode">Exit code of the program.</param>
internal sealed class CommandException(string problem, string remedy, int exitCode = 1) : Exception(problem)
{
    /// <summary>What helps.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>Exit code of the program.</summary>
    public int ExitCode { get; } = exitCode;
}
