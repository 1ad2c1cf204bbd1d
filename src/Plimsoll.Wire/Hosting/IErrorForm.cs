using Plimsoll.Wire.Errors;

namespace Plimsoll.Wire.Hosting;

/// <summary>How one AWS protocol writes an error.</summary>
internal interface IErrorForm
{
    string ContentType { get; }

    (byte[] Body, string Code, int Status) WriteError(AwsException error, string requestId);
}
