namespace Plimsoll.Ecs;

/// <summary>What uses an image: a task that has not stopped, or an active task definition.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Image">The image as it names it.</param>
/// <param name="Digest">What a task got by that name; null while it is not known, and for definitions.</param>
public sealed record ImageUser(string Arn, string Image, string? Digest);
