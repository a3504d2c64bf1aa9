using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Core.Mail;

/// <summary>Puts the way of mail into a host.</summary>
public static class MailRegistration
{
    /// <summary>Adds the carrier that the settings choose. Settings that cannot work are said at the start, not at the first mail.</summary>
    public static IServiceCollection AddPortalMail(this IServiceCollection services, MailOptions mail, PortalOptions portal)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(portal);
        _ = portal.Origin;
        if (!Envelope.IsAddress(mail.From))
            throw new InvalidOperationException($"Mail:From is not an address: '{mail.From}'.");
        if (mail.Imap.Faults().ToList() is { Count: > 0 } faults)
            throw new InvalidOperationException(string.Join(' ', faults));
        services.AddSingleton(mail);
        services.AddSingleton(portal);
        services.AddSingleton<IMailCarrier>(CarrierOf(mail));
        return services;
    }

    private static IMailCarrier CarrierOf(MailOptions mail)
    {
        if (!string.IsNullOrWhiteSpace(mail.PickupDirectory))
            return new PickupMailCarrier(mail.PickupDirectory);
        if (!string.IsNullOrWhiteSpace(mail.Smtp.Host))
            return new SmtpMailCarrier(mail.Smtp);
        throw new InvalidOperationException("Mail has no way out: set Mail:Smtp:Host or Mail:PickupDirectory.");
    }
}
