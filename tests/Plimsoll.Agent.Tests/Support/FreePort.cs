using System.Net;

namespace Plimsoll.Agent.Tests.Support;

/// <summary>Ports of loopback, each given out once: a server that is gone stays gone.</summary>
internal static class FreePort
{
    private static int _last = 21000 + (Environment.ProcessId % 3000);

    /// <summary>Listens on one that nobody else has.</summary>
    public static HttpListener Listen()
    {
        while (true)
        {
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{Interlocked.Increment(ref _last)}/");
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException)
            {
                // Taken; the next one.
            }
        }
    }
}
