using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanyAccount.Tests.UseCases.Mail;

public sealed class LoopTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_submission_is_mailed_at_once_by_hints_alone(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        await using var loops = await RunningLoops.StartAsync(room);
        var arrival = loops.NextAsync();
        await room.SubmitAsync(People.User, "Печать");
        // The clock goes on by less than the time after which a loop wakes by itself.
        var (step, left) = (TimeSpan.FromMilliseconds(10), OutboxLoop.LookEvery - OutboxLoop.Pause);
        await Eventually.TrueAsync(() =>
        {
            if (!arrival.IsCompleted && left > step)
            {
                left -= step;
                room.Database.Time.Advance(step);
            }

            return Task.FromResult(arrival.IsCompleted);
        }, () => "The mail did not leave.");
        Assert.Equal("[R-00000001] Запрос зарегистрирован: Печать", (await arrival).Subject);
    }

    [Fact]
    public async Task What_was_left_without_a_hint_is_found_within_seconds()
    {
        await using var room = await PostRoom.OpenAsync(DatabaseProvider.Sqlite);
        await room.SubmitAsync(People.User);
        await room.Outbox.HandleDueAsync(Token);
        await using var loops = await RunningLoops.StartAsync(room);
        Assert.Contains("Запрос зарегистрирован", (await loops.NextAsync()).Subject, StringComparison.Ordinal);

        await using (var db = room.Database.Open())
        {
            var now = room.Database.Time.GetUtcNow();
            db.Mail.Add(new(Guid.CreateVersion7(now), FreshId.Next(), People.User.PersonId, Guid.Empty, new("user@romashka.example", "Ульяна", "ru", "тихое", "т", "т"), now));
            await db.SaveChangesAsync(Token);
        }

        var arrival = loops.NextAsync();
        // Time goes on until the loop, wherever it was, has come to its sleep and woken from it.
        await Eventually.TrueAsync(() =>
        {
            room.Database.Time.Advance(MailLoop.LookEvery);
            return Task.FromResult(arrival.IsCompleted);
        }, () => "The mail was not found.");
        Assert.Equal("тихое", (await arrival).Subject);
    }

    private sealed class RunningLoops : IAsyncDisposable
    {
        private readonly OutboxLoop _outbox;
        private readonly MailLoop _mail;
        private readonly System.Threading.Channels.Channel<SentMail> _sent = System.Threading.Channels.Channel.CreateUnbounded<SentMail>();

        private RunningLoops(PostRoom room)
        {
            room.Carrier.Ending = (mail, _) =>
            {
                _sent.Writer.TryWrite(mail);
                return Task.FromResult<Delivery>(new Delivery.Taken());
            };
            _outbox = new(room.Outbox, room.Database.Feed, room.Database.Time, NullLogger<OutboxLoop>.Instance);
            _mail = new(room.Mail, room.Database.Feed, room.Database.Time, NullLogger<MailLoop>.Instance);
        }

        public static async Task<RunningLoops> StartAsync(PostRoom room)
        {
            var loops = new RunningLoops(room);
            await loops._outbox.StartAsync(Token);
            await loops._mail.StartAsync(Token);
            return loops;
        }

        public Task<SentMail> NextAsync() => _sent.Reader.ReadAsync(Token).AsTask();

        public async ValueTask DisposeAsync()
        {
            await _outbox.StopAsync(CancellationToken.None);
            await _mail.StopAsync(CancellationToken.None);
            _outbox.Dispose();
            _mail.Dispose();
        }
    }
}
