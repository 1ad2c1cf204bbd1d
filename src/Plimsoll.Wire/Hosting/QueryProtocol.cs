using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Query;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Wire.Hosting;

/// <summary>AWS Query.</summary>
/// <param name="xmlNamespace">Namespace of the service's answers.</param>
internal sealed class QueryProtocol(string xmlNamespace) : IProtocol
{
    public string ContentType => "text/xml";

    public object ReadInput(byte[] body, JsonTypeInfo shape) =>
        JsonProtocol.Json11.ReadInput(QueryInput.ToJson(FormTree.Parse(Encoding.UTF8.GetString(body)), shape), shape);

    public byte[] WriteOutput(Operation operation, object output, string requestId) => QueryOutput.Answer(
        operation.Name, xmlNamespace, JsonSerializer.SerializeToElement(output, operation.Output), operation.Output, requestId);

    public (byte[] Body, string Code, int Status) WriteError(AwsException error, string requestId)
    {
        var (code, status) = SignatureErrors.ForQuery(error);
        return (QueryOutput.Error(code, error.Message, status < 500, xmlNamespace, requestId), code, status);
    }
}
