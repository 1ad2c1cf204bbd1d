using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Plimsoll.Wire.Tests.Support;

/// <summary>One HTTP answer as it came over the socket.</summary>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string ErrorCode => Json("__type");

    public string Json(string member)
    {
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.GetProperty(member).ToString();
    }

    public static async Task<Answer> ReadAsync(Stream stream)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var buffer = new byte[64 << 10];
        var read = new List<byte>();
        int end;
        while ((end = Encoding.Latin1.GetString([.. read]).IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            await MoreAsync();
        }

        var lines = Encoding.Latin1.GetString([.. read], 0, end).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var length = int.Parse(headers.GetValueOrDefault("content-length", "0"), CultureInfo.InvariantCulture);
        while (read.Count < end + 4 + length)
        {
            await MoreAsync();
        }

        return new Answer(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, Encoding.UTF8.GetString([.. read], end + 4, length));

        async Task MoreAsync()
        {
            var count = await stream.ReadAsync(buffer, deadline.Token);
            read.AddRange(count > 0 ? buffer[..count] : throw new EndOfStreamException(Encoding.Latin1.GetString([.. read])));
        }
    }
}
