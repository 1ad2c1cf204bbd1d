using CsCheck;
using Plimsoll.Names;

namespace Plimsoll.Tests.Names;

public sealed class DnsQueryTests
{
    [Fact]
    public void A_question_is_read_in_lower_case()
    {
        var query = DnsQuery.Read(Dns.Query("Web.Default.plimsoll.internal", Dns.Srv))!;

        Assert.Equal(((ushort)7, "web.default.plimsoll.internal", Dns.Srv, 512), (query.Id, query.Name, query.Type, query.MostBytes));
    }

    [Fact]
    public void An_asker_may_take_more_than_512_bytes() =>
        Assert.Equal(1232, DnsQuery.Read(Dns.Query("web.default.plimsoll.internal", Dns.A, edns: 1232))!.MostBytes);

    [Fact]
    public void An_answer_is_no_question()
    {
        var message = Dns.Query("web.default.plimsoll.internal", Dns.A);
        message[2] |= 0x80;

        Assert.Null(DnsQuery.Read(message));
    }

    [Fact]
    public void A_question_that_points_to_itself_is_none() =>
        Assert.Null(DnsQuery.Read(new byte[] { 0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xc0, 12, 0, 1, 0, 1 }));

    [Fact]
    public void No_bytes_hurt() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        DnsQuery.Read(bytes);
    });

    [Fact]
    public void No_damage_to_a_question_hurts() => Gen.Select(Gen.Int[0, 59], Gen.Byte, Gen.Int[0, 60]).Sample((at, value, length) =>
    {
        var message = Dns.Query("web.default.plimsoll.internal", Dns.A, edns: 1232);
        message[at % message.Length] = value;
        DnsQuery.Read(message.AsMemory(0, Math.Min(length, message.Length)));
    });

    [Fact]
    public void Every_name_is_read_as_it_was_written() =>
        Gen.String[Gen.Char['a', 'z'], 1, 63].Array[1, 3].Select(labels => string.Join('.', labels)).Sample(name => DnsQuery.Read(Dns.Query(name, Dns.A))!.Name == name);
}
