using MimeKit;

namespace CompanyAccount.Core.Mail;

/// <summary>Puts mails into a folder, one <c>.eml</c> file each, named after the Message-ID: a mail put there again is the same file.</summary>
public sealed class PickupMailCarrier(string directory) : IMailCarrier
{
    /// <inheritdoc/>
    public async Task<Delivery> CarryAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var name = string.Concat((message.MessageId ?? "").Select(character => char.IsAsciiLetterOrDigit(character) || character is '@' or '.' or '-' ? character : '_'));
        try
        {
            Directory.CreateDirectory(directory);
            var whole = Path.Combine(directory, $"{name}.eml");
            // A reader of the folder never sees half a mail.
            var part = Path.Combine(directory, $".{name}.part");
            await message.WriteToAsync(part, cancellationToken);
            File.Move(part, whole, overwrite: true);
            return new Delivery.Taken();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Delivery.Failed($"{failure.GetType().Name}: {failure.Message}");
        }
    }
}
