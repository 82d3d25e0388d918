using System.Net;
using System.Net.Sockets;

namespace Bench.Tests.Shared.Sites;

/// <summary>Listens on this machine, for tests that answer in a site's place.</summary>
internal static class LocalListener
{
    /// <summary>Listens on a port that was free a moment ago; should another program have taken it since, the next one is tried.</summary>
    public static HttpListener Start()
    {
        for (var port = Free(); ; port = Free())
        {
            var listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" } };
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException taken) when (taken.Message.Contains("in use", StringComparison.Ordinal))
            {
                listener.Close();
            }
        }
    }

    private static int Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
