namespace Plimsoll.Ecs.Model;

/// <summary>Something that an event told and that still holds.</summary>
/// <param name="Kind">What: two events of one kind say the same.</param>
/// <param name="At">When it was told last.</param>
internal sealed record Notice(string Kind, DateTimeOffset At);
