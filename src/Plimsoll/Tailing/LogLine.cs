namespace Plimsoll.Tailing;

/// <summary>A line that a container wrote.</summary>
/// <param name="Task">Id of its task.</param>
/// <param name="Container">Name of the container.</param>
/// <param name="At">When.</param>
/// <param name="Text">What.</param>
internal sealed record LogLine(string Task, string Container, DateTimeOffset At, string Text);
