using Plimsoll.Wire.Errors;

namespace Plimsoll.Wire.Hosting.Unknown;

/// <summary>Errors of the REST-JSON services, as EFS and Lambda: those of AWS JSON, with the code in a header too.</summary>
internal sealed class RestJsonErrorForm : IErrorForm
{
    public string ContentType => "application/json";

    public (byte[] Body, string Code, int Status) WriteError(AwsException error, string requestId) => JsonProtocol.Json11.WriteError(error, requestId);
}
