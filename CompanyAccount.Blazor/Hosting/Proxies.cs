using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>
/// What stands before the portal. <c>Proxies:Known</c>: addresses or networks (<c>10.0.0.0/8</c>) whose word about the
/// reader's address and scheme is believed; nobody else's is. The forwarded host is never believed.
/// </summary>
internal static class Proxies
{
    public static void AddPortalProxies(this WebApplicationBuilder builder)
    {
        var known = builder.Configuration.GetSection("Proxies:Known").Get<string[]>() ?? [];
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = known.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var entry in known)
            {
                if (IPAddress.TryParse(entry, out var address))
                    options.KnownProxies.Add(address);
                else if (IPNetwork.TryParse(entry, out var network))
                    options.KnownIPNetworks.Add(network);
                else
                    throw new InvalidOperationException($"Proxies:Known holds '{entry}', which is neither an address nor a network such as 10.0.0.0/8.");
            }
        });
        AllowOwnHosts(builder);
    }

    public static void UsePortalProxies(this WebApplication app) => app.UseForwardedHeaders();

    /// <summary>Outside Development only the portal's own name is answered to, unless <c>AllowedHosts</c> says more.</summary>
    private static void AllowOwnHosts(WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment() || !string.IsNullOrEmpty(builder.Configuration["AllowedHosts"]))
            return;
        var origin = builder.Configuration["Portal:PublicOrigin"];
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var own))
            throw new InvalidOperationException("Portal:PublicOrigin is not set: the address that people type, such as https://portal.example.com. Links in mails are made of it.");
        // The loopback names are for the machine's own health checks.
        builder.Configuration["AllowedHosts"] = $"{own.Host};localhost;127.0.0.1;[::1]";
    }
}
