using CompanyAccount.Core;
using CompanyAccount.Core.Mail;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>Mail: <c>Mail:*</c>, <c>Portal:*</c>.</summary>
internal static class MailHosting
{
    private const string DevelopmentFolder = "App_Data/mail";

    public static void AddPortalMail(this WebApplicationBuilder builder)
    {
        var mail = builder.Configuration.GetSection("Mail").Get<MailOptions>() ?? new();
        var portal = builder.Configuration.GetSection("Portal").Get<PortalOptions>() ?? new();
        // In Development mail goes to files unless a mail server is named.
        if (builder.Environment.IsDevelopment() && string.IsNullOrWhiteSpace(mail.PickupDirectory) && string.IsNullOrWhiteSpace(mail.Smtp.Host))
            mail = mail with { PickupDirectory = DevelopmentFolder };
        if (!string.IsNullOrWhiteSpace(mail.PickupDirectory))
            mail = mail with { PickupDirectory = builder.PathOf(mail.PickupDirectory) };
        builder.Services.AddPortalMail(mail, portal);
    }
}
