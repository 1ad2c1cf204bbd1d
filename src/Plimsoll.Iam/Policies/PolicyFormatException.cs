namespace Plimsoll.Iam.Policies;

/// <summary>A text is no policy.</summary>
/// <param name="message">What is wrong, and in which statement.</param>
public sealed class PolicyFormatException(string message) : Exception(message);
