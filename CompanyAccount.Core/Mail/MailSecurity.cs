using MailKit.Security;

namespace CompanyAccount.Core.Mail;

/// <summary>What the settings say of a connection's protection, in MailKit's words.</summary>
internal static class MailSecurity
{
    public static SecureSocketOptions ToSocketOptions(this SmtpSecurity security) => security switch
    {
        SmtpSecurity.Auto => SecureSocketOptions.Auto,
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Ssl => SecureSocketOptions.SslOnConnect,
    };
}
