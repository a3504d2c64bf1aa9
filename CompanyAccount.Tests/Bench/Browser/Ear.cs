using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Playwright;

namespace CompanyAccount.Tests.Bench.Browser;

/// <summary>Hears all that a portal tells a browser through its circuit, whether the page shows it or not.</summary>
public sealed class Ear
{
    private readonly Lock _turn = new();
    private readonly List<byte> _heard = [];

    /// <summary>Listens from now on: before the page is opened.</summary>
    public Ear(Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Note(frame);
    }

    /// <summary>Whether a text came through.</summary>
    public bool Heard(string text)
    {
        lock (_turn)
            return CollectionsMarshal.AsSpan(_heard).IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }

    private void Note(IWebSocketFrame frame)
    {
        lock (_turn)
            _heard.AddRange(frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? ""));
    }
}
