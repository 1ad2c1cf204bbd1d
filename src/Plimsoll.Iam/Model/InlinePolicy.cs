namespace Plimsoll.Iam.Model;

/// <summary>A policy that belongs to one user, group or role.</summary>
/// <param name="Name">Its name, unique there.</param>
/// <param name="Document">JSON, as it was given.</param>
internal sealed record InlinePolicy(string Name, string Document);
