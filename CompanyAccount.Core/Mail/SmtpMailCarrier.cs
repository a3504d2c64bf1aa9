using MailKit.Net.Smtp;
using MimeKit;

namespace CompanyAccount.Core.Mail;

/// <summary>Hands mails to a mail server.</summary>
public sealed class SmtpMailCarrier(SmtpOptions options) : IMailCarrier
{
    /// <inheritdoc/>
    public async Task<Delivery> CarryAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(options.Host ?? "", options.Port, options.Security.ToSocketOptions(), cancellationToken);
            if (!string.IsNullOrEmpty(options.User))
                await client.AuthenticateAsync(options.User, options.Password ?? "", cancellationToken);
            await client.SendAsync(message, cancellationToken);
        }
        catch (SmtpCommandException refusal) when (IsFinal(refusal))
        {
            return new Delivery.Refused(SayingOf(refusal));
        }
        catch (SmtpCommandException failure)
        {
            return new Delivery.Failed(SayingOf(failure));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new Delivery.Failed($"{failure.GetType().Name}: {failure.Message}");
        }

        await LeaveAsync(client, cancellationToken);
        return new Delivery.Taken();
    }

    // What the server says of the recipient or of the mail itself is about this mail; what it says of the sender or the
    // session is about the settings, which an operator can put right.
    private static bool IsFinal(SmtpCommandException refusal) =>
        (int)refusal.StatusCode >= 500 && refusal.ErrorCode is (SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted);

    private static string SayingOf(SmtpCommandException exception) => $"{(int)exception.StatusCode} {exception.Message}";

    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception)
        {
            // The mail is taken: however the farewell goes, it must not be sent again.
        }
    }
}
