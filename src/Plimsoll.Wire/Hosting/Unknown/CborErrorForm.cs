using System.Buffers.Binary;
using System.Text;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Wire.Hosting.Unknown;

/// <summary>Errors of Smithy's RPC v2 CBOR (https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html): a map of two texts.</summary>
internal sealed class CborErrorForm : IErrorForm
{
    private const byte MapOfTwo = 0xA2;
    private const byte ShortText = 0x60;
    private const byte LongText = 0x79;
    private const int ShortMost = 23;

    public string ContentType => "application/cbor";

    public (byte[] Body, string Code, int Status) WriteError(AwsException error, string requestId)
    {
        var body = new List<byte> { MapOfTwo };
        foreach (var text in new[] { "__type", error.Code, "message", error.Message })
        {
            var letters = Encoding.UTF8.GetBytes(text);
            if (letters.Length <= ShortMost)
            {
                body.Add((byte)(ShortText + letters.Length));
            }
            else
            {
                var length = new byte[sizeof(ushort)];
                BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)letters.Length));
                body.Add(LongText);
                body.AddRange(length);
            }

            body.AddRange(letters);
        }

        return ([.. body], error.Code, error.Status);
    }
}
