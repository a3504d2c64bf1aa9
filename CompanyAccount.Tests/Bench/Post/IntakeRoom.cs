using System.Text;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanyAccount.Tests.Bench.Post;

/// <summary>A post room that takes mail in too, and the answers that people send to it.</summary>
internal sealed class IntakeRoom : IAsyncDisposable
{
    public static readonly ImapOptions Box = new() { Host = "imap.vendor.example", User = "support", Password = "secret", ReplyAddress = "support@vendor.example" };

    private int _uid;

    private IntakeRoom(PostRoom post)
    {
        Post = post;
        Desk = NewDesk();
    }

    public PostRoom Post { get; }

    public TestDatabase Database => Post.Database;

    public IntakeDesk Desk { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<IntakeRoom> OpenAsync(DatabaseProvider provider, ImapOptions? box = null) =>
        new(await PostRoom.OpenAsync(provider, new() { From = "support@vendor.example", Imap = box ?? Box }));

    /// <summary>Another node's.</summary>
    public IntakeDesk NewDesk() => new(
        Database.Store, Post.Seal, Database.Get<ActorReader>(), new(Database.Store, Database.Get<FileRoom>(), Database.Get<Attachments>(), Database.Get<FileLimits>()),
        Post.Options, PostRoom.Portal, Database.Feed, Database.Time);

    public IntakeLoop NewLoop(IntakeDesk? desk = null) => new(desk ?? Desk, new MailboxWatch(), Post.Options, Database.Feed, Database.Time, NullLogger<IntakeLoop>.Instance);

    /// <summary>A request of the user's that support asked about, told by mail.</summary>
    public async Task<RequestNumber> AskAsync()
    {
        var number = await Post.SubmitAsync(People.User);
        await Post.DoAsync(number, version => Database.Get<AskForInformation>().RunAsync(People.Engineer, number, version, PostRoom.Text("Какая версия?"), Token));
        await SendAllAsync();
        return number;
    }

    public async Task SendAllAsync()
    {
        await Post.Outbox.HandleDueAsync(Token);
        await Post.Mail.SendDueAsync(Token);
    }

    /// <summary>The last mail about a request to a person: where answers to it go, and its Message-ID.</summary>
    public async Task<(string Address, string MessageId, OutgoingMail Mail)> LastMailAsync(RequestNumber number, Actor reader)
    {
        var seal = (await Post.Seal.FindAsync(Token))!;
        await using var db = Database.Open();
        var mail = await db.Mail.Where(row => row.TakesAnswers && row.PersonId == reader.PersonId && db.Requests.Any(request => request.Id == row.ThreadId && request.Number == number.Value))
            .OrderByDescending(row => row.CreatedAt).FirstAsync(Token);
        return (seal.AddressOf(mail.Id, mail.ThreadId, mail.PersonId), seal.MessageIdOf(mail.Id, mail.ThreadId, mail.PersonId), mail);
    }

    /// <summary>A raw mail.</summary>
    public static byte[] Raw(string from, string to, string text, string more = "", string? id = null) => Encoding.UTF8.GetBytes(
        $"From: {from}\r\nTo: {to}\r\nSubject: Re: question\r\nMessage-ID: <{id ?? FreshId.Next().ToString("N")}@romashka.example>\r\n{more}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n");

    public string NextPlace() => $"box.1.{++_uid}";

    /// <summary>Takes a mail as if it lay in the mailbox.</summary>
    /// <returns>What became of it.</returns>
    public async Task<ReceivedMail?> TakeAsync(byte[] raw, string? place = null)
    {
        place ??= NextPlace();
        await Desk.TakeAsync(place, raw, Token);
        await using var db = Database.Open();
        return await db.Received.AsNoTracking().FirstOrDefaultAsync(row => row.Place == place, Token);
    }

    /// <summary>What the customer wrote into a request after it was submitted.</summary>
    public async Task<List<RequestMessage>> AnswersAsync(RequestNumber number)
    {
        await using var db = Database.Open();
        return await db.Messages.AsNoTracking().Where(row => row.Kind == MessageKind.Answer && db.Requests.Any(request => request.Id == row.RequestId && request.Number == number.Value))
            .OrderBy(row => row.Id).ToListAsync(Token);
    }

    public ValueTask DisposeAsync() => Post.DisposeAsync();
}
