using System.Collections.Frozen;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Wire.Operations;

/// <summary>Protocols of AWS that the endpoint speaks.</summary>
public enum WireProtocol
{
    /// <summary>AWS JSON 1.0, routed by <c>X-Amz-Target</c>.</summary>
    Json10,

    /// <summary>AWS JSON 1.1, routed by <c>X-Amz-Target</c>.</summary>
    Json11,

    /// <summary>AWS Query: form fields in, XML out, routed by <c>Action</c>.</summary>
    Query,
}

/// <summary>One AWS service as the endpoint offers it.</summary>
public sealed class ServiceDefinition
{
    /// <summary>Signing name and IAM prefix, e.g. <c>ecs</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Protocol of the service.</summary>
    public required WireProtocol Protocol { get; init; }

    /// <summary>What precedes the dot in <c>X-Amz-Target</c>; for Query the API version.</summary>
    public required string Target { get; init; }

    /// <summary>XML namespace of a Query service's answers.</summary>
    public string XmlNamespace { get; init; } = "";

    /// <summary>Largest request body in bytes; a larger one is refused before it is read.</summary>
    public int MaxBodyBytes { get; init; } = 1 << 20;

    /// <summary>Words an input that breaks the constraints its record declares, in the service's way.</summary>
    public Func<IReadOnlyList<Violation>, AwsException> ValidationError { get; init; } = ValidationMessages.InvalidParameter;

    /// <summary>
    /// Says whether a call may go on, where the policies of resources have a say; null where the caller's identity decides alone.
    /// Called with the operation's name and an input that has passed its validation; throws the access-denied error.
    /// </summary>
    public Action<CallContext, string, object>? Authorize { get; init; }

    /// <summary>The operations that are built; any other is answered as unknown.</summary>
    public required IReadOnlyList<Operation> Operations
    {
        get;
        init
        {
            field = value;
            ByName = value.ToFrozenDictionary(operation => operation.Name, StringComparer.Ordinal);
        }
    }

    /// <summary>Operations of AWS that are not built here, so that a caller hears that its name was right.</summary>
    public IReadOnlyList<string> Unsupported { get; init; } = [];

    internal FrozenDictionary<string, Operation> ByName { get; private init; } =
        FrozenDictionary<string, Operation>.Empty;
}
