using MimeKit;

namespace CompanyAccount.Blazor.DevelopmentMail;

/// <summary>The folder that mails go to in Development.</summary>
internal sealed class MailFolder(string directory)
{
    private const int Shown = 200;

    /// <summary>The mails, newest first; no more than the newest 200.</summary>
    public async Task<IReadOnlyList<KeptMail>> ListAsync(CancellationToken cancellationToken)
    {
        var mails = new List<KeptMail>();
        foreach (var file in Files().OrderByDescending(file => file.LastWriteTimeUtc).Take(Shown))
            mails.Add(await ReadAsync(file, cancellationToken));
        return [.. mails.OrderByDescending(mail => mail.Message?.Date ?? DateTimeOffset.MinValue)];
    }

    /// <summary>One mail by the name of its file, which must be one of the folder's own.</summary>
    public async Task<KeptMail?> FindAsync(string name, CancellationToken cancellationToken) =>
        Files().FirstOrDefault(file => file.Name == name) is { } file ? await ReadAsync(file, cancellationToken) : null;

    /// <summary>People as a mail program shows them.</summary>
    public static string Names(InternetAddressList people) => string.Join(", ", people.Mailboxes.Select(person => $"{person.Name} <{person.Address}>"));

    private FileInfo[] Files() => Directory.Exists(directory) ? new DirectoryInfo(directory).GetFiles("*.eml") : [];

    private static async Task<KeptMail> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            return new(file.Name, await MimeMessage.LoadAsync(file.FullName, cancellationToken));
        }
        catch (Exception failure) when (failure is FormatException or IOException)
        {
            return new(file.Name, null);
        }
    }
}

/// <summary>A mail of the folder.</summary>
/// <param name="Name">Name of its file.</param>
/// <param name="Message">What it says; <see langword="null"/> if the file is no mail.</param>
public sealed record KeptMail(string Name, MimeMessage? Message);
