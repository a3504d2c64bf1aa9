using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Notices.Sending;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanyAccount.Tests.Bench.Post;

/// <summary>A database with what handles its facts and sends its mail, and a carrier that the test commands.</summary>
internal sealed class PostRoom : IAsyncDisposable
{
    public static readonly PortalOptions Portal = new()
    {
        PublicOrigin = "https://portal.example.com",
        Links = new() { Diagnostics = "https://vendor.example.com/diagnostics", ExtendedSupport = "https://vendor.example.com/msa" },
    };

    private PostRoom(TestDatabase database, MailOptions? options)
    {
        Database = database;
        Options = options ?? new();
        Seal = new(database.Store, Protection, Options, Portal, database.Time);
        Outbox = NewOutboxDesk();
        Mail = NewMailDesk();
    }

    public TestDatabase Database { get; }

    /// <summary>How mail goes out and comes in.</summary>
    public MailOptions Options { get; }

    /// <summary>What protects the key of reply addresses.</summary>
    public EphemeralDataProtectionProvider Protection { get; } = new();

    public MailSeal Seal { get; }

    public RecordingCarrier Carrier { get; } = new();

    public OutboxDesk Outbox { get; }

    public MailDesk Mail { get; }

    public static async Task<PostRoom> OpenAsync(DatabaseProvider provider, MailOptions? options = null) => new(await TestDatabase.CreateAsync(provider), options);

    /// <summary>Another node's.</summary>
    public OutboxDesk NewOutboxDesk() =>
        new(Database.Store, new RequestNoticeWriter(Database.Get<CatalogShelf>(), Portal, Options, new()), new CompanyNoticeWriter(Portal), Database.Get<TeamCalendar>(), Database.Feed, Database.Get<LiveBridge>(), Database.Time, NullLogger<OutboxDesk>.Instance);

    /// <summary>Another node's.</summary>
    public MailDesk NewMailDesk() =>
        new(Database.Store, Carrier, Options, Portal, Seal, Database.Feed, Database.Get<LiveBridge>(), Database.Time, NullLogger<MailDesk>.Instance);

    public static MessageText Text(string body) => new(FreshId.Next(), body);

    public async Task<RequestNumber> SubmitAsync(Actor.Member author, string subject = "Служба падает при старте")
    {
        var form = new TechnicalRequestForm
        {
            AreaId = "endpoint",
            ProductId = "kes-linux",
            VersionId = "kes-linux/12.2",
            Severity = Severity.High,
            OperatingSystem = "Debian 12",
            TypeId = "operation",
            SubtypeId = "error-crash",
            Subject = subject,
            Description = "После перезагрузки служба **не запускается**.",
        };
        var outcome = await Database.Get<SubmitRequest>().RunAsync(author, FreshId.Next(), form, TestContext.Current.CancellationToken);
        Tick();
        return outcome.Value;
    }

    /// <summary>Runs a use case on the version of now; a second passes, as between people.</summary>
    public async Task DoAsync(RequestNumber number, Func<int, Task<Core.Outcomes.Outcome<RequestChanged>>> useCase)
    {
        int version;
        await using (var db = Database.Open())
            version = await db.Requests.Where(row => row.Number == number.Value).Select(row => row.Version).SingleAsync(TestContext.Current.CancellationToken);
        var outcome = await useCase(version);
        Assert.False(outcome.IsRefused, outcome.Refusal?.GetType().Name);
        Tick();
    }

    public async Task<List<OutgoingMail>> MailsAsync()
    {
        await using var db = Database.Open();
        return await db.Mail.AsNoTracking().OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    public void Tick() => Database.Time.Advance(TimeSpan.FromSeconds(1));

    public ValueTask DisposeAsync()
    {
        Seal.Dispose();
        return Database.DisposeAsync();
    }
}
