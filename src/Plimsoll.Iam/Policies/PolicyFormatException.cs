namespace Plimsoll.Iam.Policies;

/// <summary>A text is no policy.</summary>
/// <param name="message">AWS's words of a <c>MalformedPolicyDocument</c>, where the kind of policy has them, else the reason.</param>
/// <param name="reason">What is wrong, and in which statement.</param>
public sealed class PolicyFormatException(string message, string reason) : Exception(message)
{
    /// <summary>What is wrong, and in which statement.</summary>
    public string Reason { get; } = reason;
}
