namespace Plimsoll.Agent.Tasks;

/// <summary>A task of a payload can not be taken.</summary>
internal sealed class UnrecognizedTaskException(string message) : Exception(message);
