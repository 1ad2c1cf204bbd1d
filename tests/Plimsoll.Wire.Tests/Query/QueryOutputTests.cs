using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using Plimsoll.Wire.Query;
using Plimsoll.Wire.Tests.Support;

namespace Plimsoll.Wire.Tests.Query;

public class QueryOutputTests
{
    private static readonly XNamespace Namespace = "https://form.example/doc/";

    [Theory]
    [InlineData("""{"Text":"a<&>\"'"}""", "<Text>a&lt;&amp;&gt;\"'</Text>")]
    [InlineData("""{"Number":-5,"Real":0.5,"Flag":true}""", "<Number>-5</Number><Real>0.5</Real><Flag>true</Flag>")]
    [InlineData("""{"When":1795361461.604}""", "<When>2026-11-22T15:31:01.604Z</When>")]
    [InlineData("""{"When":1795361461}""", "<When>2026-11-22T15:31:01Z</When>")]
    [InlineData("""{"Names":["a","b"]}""", "<Names><member>a</member><member>b</member></Names>")]
    [InlineData("""{"Names":[]}""", "<Names />")]
    [InlineData("""{"Map":{"k":"v"}}""", "<Map><entry><key>k</key><value>v</value></entry></Map>")]
    [InlineData("""{"Part":{"Inner":{"Name":"n"}}}""", "<Part><Inner><Name>n</Name></Inner></Part>")]
    [InlineData("{}", "")]
    public void A_record_becomes_the_xml_of_the_query_protocol(string json, string inside) => Assert.Equal(
        "<EchoResponse xmlns=\"https://form.example/doc/\"><EchoResult" + (inside.Length == 0 ? " />" : $">{inside}</EchoResult>")
        + "<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></EchoResponse>",
        Text(ShapesJson.Read(json)));

    [Fact]
    public void Any_text_comes_through_but_for_what_xml_cannot_say() => Gen.String.Sample(text =>
    {
        var xml = XDocument.Parse(Text(new Everything { Text = text }), LoadOptions.PreserveWhitespace);

        Assert.Equal(Sayable(text), xml.Root!.Element(Namespace + "EchoResult")!.Element(Namespace + "Text")!.Value);
    });

    [Theory]
    [InlineData("\u0000\u0001\ufffe\ud800x")]
    [InlineData("line\r\nline\ttab")]
    public void An_error_is_well_formed_whatever_it_says(string message)
    {
        var xml = XDocument.Parse(
            Encoding.UTF8.GetString(QueryOutput.Error("Code", message, senders: true, Namespace.NamespaceName, "id-1")), LoadOptions.PreserveWhitespace);

        Assert.Equal(Sayable(message), xml.Root!.Element(Namespace + "Error")!.Element(Namespace + "Message")!.Value);
    }

    [Fact]
    public void An_error_says_whose_fault_it_is() => Assert.Equal(
        "<ErrorResponse xmlns=\"n\"><Error><Type>Receiver</Type><Code>InternalFailure</Code><Message>m</Message></Error><RequestId>id-1</RequestId></ErrorResponse>",
        Encoding.UTF8.GetString(QueryOutput.Error("InternalFailure", "m", senders: false, "n", "id-1")));

    private static string Text(Everything output) => Encoding.UTF8.GetString(QueryOutput.Answer(
        "Echo", Namespace.NamespaceName, JsonSerializer.SerializeToElement(output, ShapesJson.Default.Everything), ShapesJson.Default.Everything, "id-1"));

    // U+FFFD stands for control characters, U+FFFE, U+FFFF and lone surrogates.
    private static string Sayable(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value is 9 or 10 or 13 or >= 32 and not (0xFFFE or 0xFFFF) ? rune.ToString() : "\uFFFD"));
}
