using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.CloudWatch.Logs.Control;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;
using Plimsoll.CloudWatch.Tests.Logs.Store;

namespace Plimsoll.CloudWatch.Tests.Logs.Control;

public sealed class WebhookDeliveryTests : IAsyncDisposable
{
    private readonly TemporaryStore _file = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000));
    private readonly Receiver _receiver = new();
    private WebhookDelivery _delivery;

    public WebhookDeliveryTests() => _delivery = Open();

    public async ValueTask DisposeAsync()
    {
        await _delivery.DisposeAsync();
        _receiver.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task A_receiver_gets_the_event_of_a_Lambda_function_one_stream_at_a_time()
    {
        await QueueAsync(("a", "one"), ("a", "two"), ("b", "three"));
        await _delivery.DeliverAsync(CancellationToken.None);

        var first = _receiver.Got[0];
        Assert.Equal(
            ("DATA_MESSAGE", "111122223333", "web", "a", "hook"),
            (Text(first, "messageType"), Text(first, "owner"), Text(first, "logGroup"), Text(first, "logStream"), first.GetProperty("subscriptionFilters")[0].GetString()));
        Assert.Equal(["one,two", "three"], _receiver.Got.Select(Messages));
    }

    [Fact]
    public async Task What_was_delivered_is_not_sent_again()
    {
        await QueueAsync(("a", "one"));
        await _delivery.DeliverAsync(CancellationToken.None);
        await _delivery.DeliverAsync(CancellationToken.None);
        Assert.Single(_receiver.Got);
    }

    [Fact]
    public async Task A_receiver_that_fails_is_tried_again_later_and_loses_nothing()
    {
        _receiver.Answer = HttpStatusCode.ServiceUnavailable;
        await QueueAsync(("a", "one"));
        await _delivery.DeliverAsync(CancellationToken.None);
        await _delivery.DeliverAsync(CancellationToken.None);
        Assert.Single(_receiver.Got);

        _receiver.Answer = HttpStatusCode.OK;
        _time.Advance(TimeSpan.FromSeconds(2));
        await _delivery.DeliverAsync(CancellationToken.None);
        Assert.Equal(["one", "one"], _receiver.Got.Select(Messages));
        Assert.Empty(_file.Store.Read(reader => reader.Filters.Waiting()));
    }

    [Fact]
    public async Task After_a_day_events_are_given_up()
    {
        await QueueAsync(("a", "one"));
        _time.Advance(TimeSpan.FromHours(25));
        await _delivery.DeliverAsync(CancellationToken.None);
        Assert.Empty(_receiver.Got);
        Assert.Empty(_file.Store.Read(reader => reader.Filters.Waiting()));
    }

    [Fact]
    public async Task What_was_queued_before_a_restart_is_delivered_after_it_once_and_in_order()
    {
        await QueueAsync(("a", "one"), ("a", "two"), ("b", "three"));
        _receiver.Answer = HttpStatusCode.ServiceUnavailable;
        await _delivery.DeliverAsync(CancellationToken.None);
        await RestartAsync();

        _receiver.Got.Clear();
        _receiver.Answer = HttpStatusCode.OK;
        await _delivery.DeliverAsync(CancellationToken.None);

        Assert.Equal(["one,two", "three"], _receiver.Got.Select(Messages));
    }

    [Fact]
    public async Task What_was_delivered_before_a_restart_is_not_sent_after_it()
    {
        await QueueAsync(("a", "one"));
        await _delivery.DeliverAsync(CancellationToken.None);
        await RestartAsync();

        await _delivery.DeliverAsync(CancellationToken.None);

        Assert.Single(_receiver.Got);
    }

    private WebhookDelivery Open() => new(
        _file.Store, new HttpClient(_receiver, disposeHandler: false), _time, NullLogger<WebhookDelivery>.Instance);

    private async Task RestartAsync()
    {
        await _delivery.DisposeAsync();
        _file.Reopen();
        _delivery = Open();
    }

    private Task<bool> QueueAsync(params (string Stream, string Message)[] events) => _file.Store.WriteAsync(writer =>
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var scope = new LogScope("111122223333", "eu-west-1");
        writer.CreateGroup(new LogGroup(0, scope, "web", now, LogGroupClasses.Standard, null, false, 0), new Dictionary<string, string>());
        var group = writer.Groups.Find(scope, "web")!;
        writer.Filtering.Put(new SubscriptionFilter(0, group.Id, "hook", "", now, "plimsoll:webhook:http://127.0.0.1:9/", "ByLogStream", null));
        var filter = writer.Filters.Subscriptions(group.Id)[0];
        foreach (var (one, i) in events.Select((e, i) => (e, i)))
        {
            writer.Filtering.Queue(filter.Id, new LogEvent(new EventPosition(now, i + 1), now, one.Stream, one.Message));
        }

        return true;
    });

    private static string Messages(JsonElement payload) =>
        string.Join(',', payload.GetProperty("logEvents").EnumerateArray().Select(one => Text(one, "message")));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private sealed class Receiver : HttpMessageHandler
    {
        public List<JsonElement> Got { get; } = [];

        public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            var data = Convert.FromBase64String(body.RootElement.GetProperty("awslogs").GetProperty("data").GetString()!);
            await using var unzipped = new GZipStream(new MemoryStream(data), CompressionMode.Decompress);
            Got.Add((await JsonDocument.ParseAsync(unzipped, cancellationToken: cancellationToken)).RootElement);
            return new HttpResponseMessage(Answer);
        }
    }
}
