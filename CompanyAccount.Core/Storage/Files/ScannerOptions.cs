using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CompanyAccount.Core.Storage.Files;

/// <summary>The virus scanner: <c>Storage:Scanner:*</c>. Off by default.</summary>
public sealed record ScannerOptions
{
    /// <summary><c>Storage:Scanner:Address</c>: where clamd listens, <c>unix:/run/clamav/clamd.ctl</c> or <c>tcp://127.0.0.1:3310</c>; empty for no scanner.</summary>
    public string Address { get; init; } = "";

    /// <summary><c>Storage:Scanner:TimeoutSeconds</c>: how long the scanner may take over one file.</summary>
    public int TimeoutSeconds { get; init; } = 300;

    /// <summary><c>Storage:Scanner:RetrySeconds</c>: after how long a scanner that could not be asked is asked again.</summary>
    public int RetrySeconds { get; init; } = 30;

    /// <summary>Whether there is a scanner.</summary>
    public bool IsOn => Address.Length > 0;

    /// <summary>These options.</summary>
    /// <exception cref="InvalidOperationException">One of them makes no sense.</exception>
    public ScannerOptions Checked()
    {
        if (IsOn)
            _ = EndPoint();
        return TimeoutSeconds is >= 1 and <= 3600 && RetrySeconds is >= 1 and <= 3600
            ? this
            : throw new InvalidOperationException("Storage:Scanner:TimeoutSeconds and RetrySeconds are 1 to 3600.");
    }

    /// <summary>Where it listens.</summary>
    /// <exception cref="InvalidOperationException">The address has another form.</exception>
    internal EndPoint EndPoint()
    {
        if (Address.StartsWith("unix:/", StringComparison.Ordinal))
            return new UnixDomainSocketEndPoint(Address["unix:".Length..]);
        var place = Address.StartsWith("tcp://", StringComparison.Ordinal) ? Address["tcp://".Length..] : "";
        var colon = place.LastIndexOf(':');
        return colon > 0 && int.TryParse(place.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort
            ? new DnsEndPoint(place[..colon].Trim('[', ']'), port)
            : throw new InvalidOperationException($"Storage:Scanner:Address is unix:/path or tcp://host:port, not '{Address}'.");
    }
}
