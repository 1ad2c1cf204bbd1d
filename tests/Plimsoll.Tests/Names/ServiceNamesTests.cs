using Plimsoll.Ecs;
using Plimsoll.Names;

namespace Plimsoll.Tests.Names;

public sealed class ServiceNamesTests
{
    private const string Web = "web.default.plimsoll.internal";
    private static readonly ServiceEndpoint One = new("aaaa", "172.31.0.4", [49153]);
    private static readonly ServiceEndpoint Two = new("bbbb", "172.31.16.5", [49200]);

    [Fact]
    public void A_service_has_the_addresses_of_its_tasks_for_five_seconds()
    {
        var answer = Ask(Web, Dns.A, [One, Two]);

        Assert.Equal(0, Dns.Code(answer));
        Assert.Equal([(1, 5, "172.31.0.4"), (1, 5, "172.31.16.5")], Dns.Records(answer).Select(one => (one.Type, one.Ttl, string.Join('.', one.Data))));
    }

    [Fact]
    public void Tasks_on_one_instance_share_one_address() =>
        Assert.Equal(1, Dns.Answers(Ask(Web, Dns.A, [One, One with { TaskId = "cccc", Ports = [49154] }])));

    [Fact]
    public void Its_ports_are_in_the_service_records_whose_targets_have_addresses()
    {
        var records = Dns.Records(Ask(Web, Dns.Srv, [One]));

        Assert.Equal([33, 1], records.Select(one => one.Type));
        Assert.Equal((byte[])[0, 1, 0, 1, 0xc0, 0x01, .. Dns.Name($"aaaa.{Web}")], records[0].Data);
        Assert.Equal((byte[])[172, 31, 0, 4], records[1].Data);
    }

    [Fact]
    public void A_task_has_its_own_name() => Assert.Equal((byte[])[172, 31, 16, 5], Dns.Records(Ask($"bbbb.{Web}", Dns.A, [One, Two]))[0].Data);

    [Fact]
    public void A_service_without_healthy_tasks_has_no_data()
    {
        var answer = Ask(Web, Dns.A, []);

        Assert.Equal((0, 0, 1), (Dns.Code(answer), Dns.Answers(answer), Dns.Authorities(answer)));
    }

    [Fact]
    public void A_service_has_no_data_of_other_types()
    {
        var answer = Ask(Web, Dns.Aaaa, [One]);

        Assert.Equal((0, 0, 1), (Dns.Code(answer), Dns.Answers(answer), Dns.Authorities(answer)));
    }

    [Theory]
    [InlineData("web.default.plimsoll.internal")]
    [InlineData("a.b.c.d.plimsoll.internal")]
    public void What_is_no_service_is_no_name(string name) => Assert.Equal(3, Dns.Code(Ask(name, Dns.A, null)));

    [Fact]
    public void A_cluster_has_names_below_it_so_it_is_not_denied() => Assert.Equal(0, Dns.Code(Ask("default.plimsoll.internal", Dns.A, null)));

    [Fact]
    public void A_task_that_has_gone_is_no_name() => Assert.Equal(3, Dns.Code(Ask($"cccc.{Web}", Dns.A, [One])));

    [Fact]
    public void Every_task_comes_first_in_its_turn() => Assert.Equal(
        ["172.31.0.4", "172.31.16.5"], new[] { 0, 1 }.Select(first => string.Join('.', Dns.Records(Ask(Web, Dns.A, [One, Two], first))[0].Data)));

    [Fact]
    public void No_more_than_eight_tasks_are_told() =>
        Assert.Equal(8, Dns.Answers(Ask(Web, Dns.A, [.. Enumerable.Range(4, 20).Select(i => new ServiceEndpoint($"t{i}", $"172.31.0.{i}", []))])));

    [Fact]
    public void What_does_not_fit_is_asked_for_again_by_tcp()
    {
        var query = DnsQuery.Read(Dns.Query(Web, Dns.Srv))!;
        var tasks = Enumerable.Range(4, 8).Select(i => new ServiceEndpoint(new string((char)('a' + i), 32), $"172.31.0.{i}", [80])).ToList();
        var answer = ServiceNames.Answer(query.Name, query.Type, tasks, 0);

        Assert.True(Dns.IsTruncated(answer.Write(query, query.MostBytes)));
        Assert.Equal(8, Dns.Answers(answer.Write(query, 65535)));
    }

    private static byte[] Ask(string name, ushort type, IReadOnlyList<ServiceEndpoint>? endpoints, int first = 0)
    {
        var query = DnsQuery.Read(Dns.Query(name, type))!;
        return ServiceNames.Answer(query.Name, query.Type, endpoints, first).Write(query, 4096);
    }
}
