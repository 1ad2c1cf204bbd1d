namespace Plimsoll.Wire.Errors;

/// <summary>An error in AWS's terms: what a caller receives as code, HTTP status and message.</summary>
/// <param name="code">The error's name, e.g. <c>ClusterNotFoundException</c>.</param>
/// <param name="message">The sentence for a person. Never holds a secret.</param>
/// <param name="status">HTTP status, 400 to 599.</param>
public class AwsException(string code, string message, int status = 400) : Exception(message)
{
    /// <summary>The error's name as AWS spells it.</summary>
    public string Code { get; } = code;

    /// <summary>HTTP status of the answer.</summary>
    public int Status { get; } = status;

    /// <summary>Members that the error's shape has beside the message, e.g. <c>resourceIds</c> of a ConflictException.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Members { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Members that are numbers, e.g. <c>lastValidByteReceived</c> of an InvalidLayerPartException.</summary>
    public IReadOnlyDictionary<string, long> Numbers { get; init; } = new Dictionary<string, long>();
}
