using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Plimsoll.Bench.Api;

/// <summary>The time of a call while many unsigned connections send their requests a byte at a time, beside the time with none, in turn.</summary>
internal static class SlowConnections
{
    private const int Count = 500;
    private const int Rounds = 5;
    private const int Callers = 4;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Drip = TimeSpan.FromMilliseconds(250);

    public static void Report(int port, Func<Call> call)
    {
        Load.Run(port, call, Callers, Each);
        var (alone, beside) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            alone.Add(Load.Run(port, call, Callers, Each).Percentile(0.99));
            using var end = new CancellationTokenSource();
            var sockets = Enumerable.Range(0, Count).Select(_ => Open(port)).ToList();
            var dripping = new Thread(() => DripAll(port, sockets, end.Token));
            dripping.Start();
            beside.Add(Load.Run(port, call, Callers, Each).Percentile(0.99));
            end.Cancel();
            dripping.Join();
            sockets.ForEach(socket => socket.Dispose());
        }

        var ratios = beside.Zip(alone, (with, without) => with / without).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"DescribeClusters, {Callers} connections, p99: alone {Median(alone):F2} ms, beside {Count} slow unsigned connections {Median(beside):F2} ms; ratio, pair by pair: median {ratios[Rounds / 2]:F2}, least {ratios[0]:F2}, most {ratios[^1]:F2}"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static Socket Open(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, port);
        socket.Send(Encoding.ASCII.GetBytes("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "));
        return socket;
    }

    // Whoever is hung up on comes again.
    private static void DripAll(int port, List<Socket> sockets, CancellationToken end)
    {
        while (!end.WaitHandle.WaitOne(Drip))
        {
            for (var i = 0; i < sockets.Count; i++)
            {
                try
                {
                    sockets[i].Send("x"u8);
                }
                catch (SocketException)
                {
                    sockets[i].Dispose();
                    sockets[i] = Open(port);
                }
            }
        }
    }
}
