using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CompanyAccount.Tests.Bench.Post;

/// <summary>A way to a server that breaks off: each connection after so many bytes of the server's answers, until the cuts are used up.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<int> _cuts;
    private readonly int _target;

    public CuttingProxy(int target, IEnumerable<int> cuts)
    {
        _target = target;
        _cuts = new(cuts);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many cuts are left.</summary>
    public int Left => _cuts.Count;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = PassAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        var left = _cuts.TryDequeue(out var cut) ? cut : int.MaxValue;
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target);
                await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), DownAsync(server.GetStream(), client.GetStream(), left));
            }
            catch (Exception exception) when (exception is SocketException or IOException)
            {
                // Cut.
            }
        }
    }

    private static async Task DownAsync(NetworkStream from, NetworkStream to, int left)
    {
        var buffer = new byte[256];
        int read;
        while (left > 0 && (read = await from.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, left)))) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, read));
            left -= read;
        }
    }
}
