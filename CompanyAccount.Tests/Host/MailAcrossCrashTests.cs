using System.Globalization;
using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Browser;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Host;

/// <summary>The real process, killed where it hurts: no mail is lost, and none goes out as a second mail.</summary>
public sealed class MailAcrossCrashTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_between_saving_and_sending_and_between_sending_and_noting_it_every_fact_is_told_by_one_mail()
    {
        await SmtpServer.SkipIfMissingAsync();
        var port = SmtpServer.FreePort();
        await using var portal = await PortalProcess.StartAsync(
            "--Mail:PickupDirectory=", "--Mail:Smtp:Host=127.0.0.1", $"--Mail:Smtp:Port={port.ToString(CultureInfo.InvariantCulture)}", "--Mail:Smtp:Security=None");
        using var customer = await CustomerDesk.OpenAsync(portal.ConnectionString);

        // The mail server is down: the mail is written, tried and kept; and a second fact is saved by a breath before the kill.
        var number = await customer.SubmitAsync();
        await customer.UntilAsync(db => db.Mail.AnyAsync(mail => mail.Failures > 0, Token), () => "No mail was tried.\n" + portal.Output);
        await customer.AskAsync(number, "Какая версия?");
        await portal.KillAsync();

        // The server is up again, and does not answer what it has taken: the portal dies while it waits.
        await using (var holding = await SmtpServer.StartAsync(port, holding: true))
        {
            await portal.StartAgainAsync();
            await Eventually.TrueAsync(() => Task.FromResult(holding.Taken().Count > 0), () => "The server got no mail.\n" + portal.Output);
            await customer.SolveAsync(number, "Обновите агент.");
            await portal.KillAsync();
            var early = holding.Taken();
            holding.Release();

            await portal.StartAgainAsync();
            await customer.UntilAsync(
                async db => await db.Mail.CountAsync(mail => mail.State == MailState.Taken, Token) == 3, () => "Not all mail was taken.\n" + portal.Output);

            var all = holding.Taken();
            string[] subjects = ["Запрос зарегистрирован", "Ожидает вашего ответа", "Решение предоставлено"];
            Assert.Equal(3, all.Select(mail => mail.MessageId).Distinct().Count());
            foreach (var subject in subjects)
                Assert.Single(all.Where(mail => mail.Subject!.Contains(subject, StringComparison.Ordinal)).Select(mail => mail.MessageId).Distinct());
            // What the server had before the kill came once more, as the same mail: receivers show it once.
            Assert.All(early, mail => Assert.Equal(2, all.Count(other => other.MessageId == mail.MessageId)));
            Assert.Equal(3 + early.Count, all.Count);
        }

        await customer.CheckAllIsTakenAsync();
    }

    /// <summary>People at work on the portal's database, from beside it.</summary>
    private sealed class CustomerDesk : IDisposable
    {
        private readonly Store _store;
        private readonly CatalogShelf _catalog;
        private readonly SupportTermsBook _terms;
        private readonly TeamCalendar _calendar;
        private readonly WaitingBook _waiting;
        private readonly LiveFeed _feed = new();
        private readonly Attachments _files = new(new(), TimeProvider.System);
        private readonly Actor _author;
        private readonly Actor _engineer;

        private CustomerDesk(Store store, Actor author, Actor engineer)
        {
            _store = store;
            _catalog = new(store);
            _terms = new(store, _feed, TimeProvider.System);
            _calendar = new(store, new SupportOptions(), _feed, TimeProvider.System);
            _waiting = new(_terms, _calendar);
            _author = author;
            _engineer = engineer;
        }

        public static async Task<CustomerDesk> OpenAsync(string connectionString)
        {
            var store = new Store(new(DatabaseProvider.Sqlite, connectionString));
            return new(store, await FindAsync(store, "user@romashka.example"), await FindAsync(store, "engineer@vendor.example"));
        }

        public void Dispose()
        {
            _catalog.Dispose();
            _terms.Dispose();
            _calendar.Dispose();
        }

        public async Task<RequestNumber> SubmitAsync()
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
                Subject = "Служба падает",
                Description = "После перезагрузки.",
            };
            return (await new SubmitRequest(_store, _catalog, new SupportToday(_terms, _calendar, TimeProvider.System), _feed, _files).RunAsync(_author, FreshId.Next(), form, Token)).Value;
        }

        public async Task AskAsync(RequestNumber number, string text) =>
            Check(await new AskForInformation(_store, _waiting, _feed, _files, TimeProvider.System).RunAsync(_engineer, number, await VersionAsync(number), PostRoom.Text(text), Token));

        public async Task SolveAsync(RequestNumber number, string text) =>
            Check(await new ProvideSolution(_store, _waiting, _feed, _files, TimeProvider.System).RunAsync(_engineer, number, await VersionAsync(number), PostRoom.Text(text), Token));

        public Task UntilAsync(Func<PortalDb, Task<bool>> condition, Func<string> explain) => Eventually.TrueAsync(async () =>
        {
            await using var db = _store.Open();
            return await condition(db);
        }, explain);

        public async Task CheckAllIsTakenAsync()
        {
            await using var db = _store.Open();
            Assert.Equal(0, await db.Outbox.CountAsync(row => row.HandledAt == null, Token));
            Assert.Equal(3, await db.Mail.CountAsync(Token));
            Assert.Equal(3, await db.Mail.CountAsync(mail => mail.State == MailState.Taken, Token));
        }

        private async Task<int> VersionAsync(RequestNumber number)
        {
            await using var db = _store.Open();
            return await db.Requests.Where(row => row.Number == number.Value).Select(row => row.Version).SingleAsync(Token);
        }

        private static void Check(Outcome<RequestChanged> outcome) => Assert.False(outcome.IsRefused, outcome.Refusal?.GetType().Name);

        private static async Task<Actor> FindAsync(Store store, string address)
        {
            await using var db = store.Open();
            var id = await db.Users.Where(user => user.Email == address).Select(user => user.Id).SingleAsync(Token);
            return await new ActorReader(store, new SecondFactorDemand(OfStaff: false), TimeProvider.System).FindAsync(id, Token) ?? throw new InvalidOperationException($"{address} is nobody.");
        }
    }
}
