using System.Text.Json.Serialization.Metadata;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Wire.Hosting;

/// <summary>Bytes in and out of one AWS protocol.</summary>
internal interface IProtocol
{
    string ContentType { get; }

    object ReadInput(byte[] body, JsonTypeInfo shape);

    byte[] WriteOutput(Operation operation, object output, string requestId);

    (byte[] Body, string Code, int Status) WriteError(AwsException error, string requestId);
}
