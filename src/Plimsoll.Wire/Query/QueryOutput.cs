using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Xml;

namespace Plimsoll.Wire.Query;

/// <summary>Turns the JSON of an output record into the XML of the Query protocol.</summary>
internal static class QueryOutput
{
    public static byte[] Answer(string operation, string xmlNamespace, JsonElement output, JsonTypeInfo shape, string requestId) => Document(xml =>
    {
        xml.WriteStartElement(operation + "Response", xmlNamespace);
        xml.WriteStartElement(operation + "Result");
        Write(xml, output, shape);
        xml.WriteEndElement();
        xml.WriteStartElement("ResponseMetadata");
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    public static byte[] Error(string code, string message, bool senders, string xmlNamespace, string requestId) => Document(xml =>
    {
        xml.WriteStartElement("ErrorResponse", xmlNamespace);
        xml.WriteStartElement("Error");
        xml.WriteElementString("Type", senders ? "Sender" : "Receiver");
        xml.WriteElementString("Code", code);
        xml.WriteElementString("Message", Clean(message));
        xml.WriteEndElement();
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
    });

    /// <summary>An error as EC2 writes it.</summary>
    public static byte[] Ec2Error(string code, string message, string requestId) => Document(xml =>
    {
        xml.WriteStartElement("Response");
        xml.WriteStartElement("Errors");
        xml.WriteStartElement("Error");
        xml.WriteElementString("Code", code);
        xml.WriteElementString("Message", Clean(message));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteElementString("RequestID", requestId);
        xml.WriteEndElement();
    });

    /// <summary>An error as S3 writes it.</summary>
    public static byte[] S3Error(string code, string message, string requestId) => Document(xml =>
    {
        xml.WriteStartElement("Error");
        xml.WriteElementString("Code", code);
        xml.WriteElementString("Message", Clean(message));
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
    });

    private static byte[] Document(Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, CheckCharacters = false,
            NewLineHandling = NewLineHandling.Entitize,
        };
        using (var xml = XmlWriter.Create(stream, settings))
        {
            write(xml);
        }

        return stream.ToArray();
    }

    private static void Write(XmlWriter xml, JsonElement value, JsonTypeInfo shape)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when shape.Kind == JsonTypeInfoKind.Dictionary:
                foreach (var entry in value.EnumerateObject())
                {
                    xml.WriteStartElement("entry");
                    xml.WriteElementString("key", Clean(entry.Name));
                    xml.WriteStartElement("value");
                    Write(xml, entry.Value, Element(shape));
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in shape.Properties)
                {
                    if (value.TryGetProperty(property.Name, out var member) && member.ValueKind != JsonValueKind.Null)
                    {
                        xml.WriteStartElement(property.Name);
                        Write(xml, member, shape.Options.GetTypeInfo(property.PropertyType));
                        xml.WriteEndElement();
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    xml.WriteStartElement("member");
                    Write(xml, item, Element(shape));
                    xml.WriteEndElement();
                }

                break;
            default:
                xml.WriteString(Leaf(value, shape.Type));
                break;
        }
    }

    private static JsonTypeInfo Element(JsonTypeInfo shape) => shape.Options.GetTypeInfo(shape.ElementType!);

    private static string Leaf(JsonElement value, Type type) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number when (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset) =>
            DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(value.GetDouble() * 1000)).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture),
        JsonValueKind.Number => value.GetRawText(),
        _ => Clean(value.GetString() ?? ""),
    };

    // XML 1.0 has no way to write most control characters, nor half a surrogate pair.
    private static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }
}
