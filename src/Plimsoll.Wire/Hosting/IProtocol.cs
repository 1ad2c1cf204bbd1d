using System.Text.Json.Serialization.Metadata;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Wire.Hosting;

/// <summary>Bytes in and out of one AWS protocol.</summary>
internal interface IProtocol : IErrorForm
{
    object ReadInput(byte[] body, JsonTypeInfo shape);

    byte[] WriteOutput(Operation operation, object output, string requestId);
}
