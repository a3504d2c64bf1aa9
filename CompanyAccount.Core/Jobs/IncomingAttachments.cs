using System.Text;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Jobs;

/// <summary>Makes files of a message of what a mail brings, and a file of its text where that is longer than a message may be.</summary>
internal sealed class IncomingAttachments(Store store, FileRoom room, Attachments attachments, FileLimits limits)
{
    private const string WholeText = "answer.txt";

    /// <summary>How much of a long text stands in the message itself, in characters.</summary>
    private const int BeginningLimit = 4_000;

    /// <summary>Keeps the contents; nothing refers to them yet, and what never gets a row is swept.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="language">The sender's, for what the portal itself adds.</param>
    /// <param name="companyId">Whose room is used.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What to attach, and the text of the message; or what stands against it.</returns>
    /// <exception cref="TimeoutException">The disk is full: the mail waits.</exception>
    public async Task<(IncomingMessage? Message, MailObjection? Objection)> KeepAsync(IncomingMail mail, string language, Guid companyId, CancellationToken cancellationToken)
    {
        var texts = NoticeTexts.In(language);
        var (text, files) = (mail.Text, mail.Files.ToList());
        if (text.Length > RequestText.BodyLimit)
        {
            var whole = Encoding.UTF8.GetBytes(text);
            files.Add(new(WholeText, "text/plain", async (stream, token) => await stream.WriteAsync(whole, token)));
            text = $"{BeginningOf(text)}\n\n{texts["Answer_Whole"]}";
        }

        if (files.Count > limits.FilesPerMessage)
            return (null, MailObjection.TooManyFiles);
        List<KeptFile> kept = [];
        foreach (var file in files)
        {
            // In memory already, as the whole mail is, and bounded with it.
            using var content = new MemoryStream();
            await file.Write(content, cancellationToken);
            content.Position = 0;
            if (content.Length == 0)
                continue;
            var outcome = await room.KeepAsync(content, limits.FileBytes, cancellationToken);
            if (outcome.TryGet(out var stored, out var refusal))
                kept.Add(new(stored, FileName.Of(file.Name), ContentType.Of(file.ContentType)));
            else if (refusal is FileTooLarge)
                return (null, MailObjection.TooManyFiles);
            else
                throw new TimeoutException("The store of files takes nothing now.");
        }

        if (await IsFullAsync(companyId, kept, cancellationToken))
            return (null, MailObjection.TooManyFiles);
        if (text.Length == 0 && kept.Count == 0)
            return (null, MailObjection.Empty);
        return (new(text.Length == 0 ? texts["Answer_FilesOnly"] : text, kept), null);
    }

    /// <summary>Adds the files to the message; the caller saves.</summary>
    public void Attach(PortalDb db, SupportRequest request, RequestMessage message, IncomingMessage incoming, Guid personId)
    {
        foreach (var file in incoming.Files)
            attachments.Add(db, request, message, file.Content, file.Name, file.ContentType, personId);
    }

    private async Task<bool> IsFullAsync(Guid companyId, List<KeptFile> kept, CancellationToken cancellationToken)
    {
        if (kept.Count == 0)
            return false;
        await using var db = store.Open();
        return await db.Files.Where(row => row.CompanyId == companyId).SumAsync(row => row.Length, cancellationToken) + kept.Sum(file => file.Content.Length) > limits.CompanyBytes;
    }

    private static string BeginningOf(string text)
    {
        var end = text.LastIndexOf('\n', BeginningLimit);
        if (end < BeginningLimit / 2)
            end = char.IsHighSurrogate(text[BeginningLimit - 1]) ? BeginningLimit - 1 : BeginningLimit;
        return text[..end];
    }
}

/// <summary>A message as it comes out of a mail.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Files">Its files, whose contents are kept.</param>
internal sealed record IncomingMessage(string Text, IReadOnlyList<KeptFile> Files);

/// <summary>A file whose content is kept.</summary>
internal sealed record KeptFile(StoredContent Content, FileName Name, string ContentType);
