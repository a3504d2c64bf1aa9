using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CompanyAccount.Core.Storage.Files;

/// <summary>What the scanner says of a content.</summary>
/// <param name="Finding">What it found.</param>
/// <param name="Words">The threat's name, or why the scanner could not be asked.</param>
internal sealed record ScanVerdict(ScanFinding Finding, string Words);

/// <summary>What a scanner can say.</summary>
internal enum ScanFinding
{
    /// <summary>Nothing was found.</summary>
    Clean,

    /// <summary>A threat was found.</summary>
    Infected,

    /// <summary>It could not be asked, or did not look at the whole: as good as not asked.</summary>
    Unknown,
}

/// <summary>
/// Asks clamd by its command INSTREAM: the content in chunks, each after its length in four bytes, the highest first, and
/// a length of zero at the end. A file that is larger than clamd takes (<c>StreamMaxLength</c>) is not clean by that.
/// </summary>
internal sealed class ClamdScanner(ScannerOptions options, TimeProvider time)
{
    private const int LongestAnswer = 4096;

    public async Task<ScanVerdict> ScanAsync(Stream content, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var socket = await ConnectAsync(options.EndPoint(), either.Token);
            await using var line = new NetworkStream(socket, ownsSocket: false);
            try
            {
                await SendAsync(line, content, either.Token);
            }
            catch (IOException)
            {
                // It hangs up as soon as it has seen enough; what it says of it is still there to read.
            }

            return VerdictOf(await AnswerAsync(line, either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(ScanFinding.Unknown, "No answer in time.");
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return new(ScanFinding.Unknown, exception.Message);
        }
    }

    internal static ScanVerdict VerdictOf(string answer)
    {
        const string stream = "stream: ";
        const string found = " FOUND";
        if (answer == stream + "OK")
            return new(ScanFinding.Clean, "");
        return answer.StartsWith(stream, StringComparison.Ordinal) && answer.EndsWith(found, StringComparison.Ordinal)
            ? new(ScanFinding.Infected, answer[stream.Length..^found.Length])
            : new(ScanFinding.Unknown, answer.Length == 0 ? "No answer." : answer);
    }

    private static async Task<Socket> ConnectAsync(EndPoint place, CancellationToken cancellationToken)
    {
        var socket = place is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(place, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task SendAsync(NetworkStream line, Stream content, CancellationToken cancellationToken)
    {
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        using var buffer = MemoryPool<byte>.Shared.Rent(sizeof(int) + FileRoom.BufferSize);
        int read;
        do
        {
            read = await content.ReadAsync(buffer.Memory[sizeof(int)..], cancellationToken);
            BinaryPrimitives.WriteInt32BigEndian(buffer.Memory.Span, read);
            await line.WriteAsync(buffer.Memory[..(sizeof(int) + read)], cancellationToken);
        }
        while (read > 0);
    }

    private static async Task<string> AnswerAsync(NetworkStream line, CancellationToken cancellationToken)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length && await line.ReadAsync(answer.AsMemory(length), cancellationToken) is var read and > 0)
        {
            length += read;
            if (answer[length - 1] == 0)
                break;
        }

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }
}
