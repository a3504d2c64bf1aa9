using CompanyAccount.Core.Live;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using MailKit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>
/// Takes mail out of the mailbox as it comes, and goes on by itself when the connection or the server dies. Several nodes may do it at once:
/// the database decides who takes which mail.
/// </summary>
internal sealed class IntakeLoop(IntakeDesk desk, MailboxWatch watch, MailOptions options, LiveFeed feed, TimeProvider time, ILogger<IntakeLoop> logger) : BackgroundService
{
    /// <summary>So often a mail is tried that the portal itself fails over; then it is put aside for Operators.</summary>
    internal const int DefectLimit = 3;

    private readonly Dictionary<string, int> _failures = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Imap.IsOn)
            return;
        var broken = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var mailbox = await ImapMailbox.OpenAsync(options.Imap, stoppingToken);
                watch.Connected(time.GetUtcNow());
                feed.Announce(Topic.IncomingMail);
                await TakeAllAsync(mailbox, stoppingToken);
                // Only now: a server that lets in and breaks off at the first question is not hammered either.
                broken = 0;
                await FollowAsync(mailbox, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                broken++;
                logger.LogWarning(exception, "The mailbox {Mailbox} cannot be reached; trying again.", options.Imap);
                watch.Broken(time.GetUtcNow(), $"{exception.GetType().Name}: {OneLine.Of(exception.Message)}");
                feed.Announce(Topic.IncomingMail);
                // A server that stays away is not hammered.
                await Task.Delay(BackOff(broken), time, stoppingToken);
            }
        }
    }

    /// <summary>One, two, four seconds and so on, up to five minutes.</summary>
    internal static TimeSpan BackOff(int failures) => TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, Math.Min(failures, 10) - 1)));

    private async Task FollowAsync(ImapMailbox mailbox, CancellationToken stoppingToken)
    {
        using var follower = feed.Follow(Topic.IncomingMail);
        while (true)
        {
            while (follower.Hints.TryRead(out _))
            {
            }

            await TakeAllAsync(mailbox, stoppingToken);
            using var awake = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var hint = WakeAsync(follower, awake);
            try
            {
                await mailbox.WaitAsync(awake.Token, stoppingToken);
            }
            finally
            {
                await awake.CancelAsync();
                await hint;
            }
        }
    }

    // Ends the wait when a page asks for another look, or when it is time.
    private async Task WakeAsync(LiveFollower follower, CancellationTokenSource awake)
    {
        try
        {
            await follower.HintArrivesAsync(TimeSpan.FromSeconds(options.Imap.PollSeconds), time, awake.Token);
            await awake.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The mailbox was quicker, or the portal stops.
        }
    }

    /// <summary>Takes all that is new, and looks again at what Operators ask for.</summary>
    internal async Task TakeAllAsync(ImapMailbox mailbox, CancellationToken stoppingToken)
    {
        foreach (var place in await desk.ReadAskedAgainAsync(stoppingToken))
        {
            if (mailbox.Find(place) is { } uid)
                await TakeAsync(mailbox, uid, stoppingToken);
            else
                await desk.GiveUpAsync(place, "", "", MailObjection.Gone, stoppingToken);
        }

        while (true)
        {
            var taken = 0;
            foreach (var uid in await mailbox.NewAsync(stoppingToken))
                taken += await TakeAsync(mailbox, uid, stoppingToken) ? 1 : 0;
            if (taken == 0)
                return;
        }
    }

    /// <returns>Whether it is settled: one that fails is tried again at the next look, and stops no other.</returns>
    private async Task<bool> TakeAsync(ImapMailbox mailbox, UniqueId uid, CancellationToken stoppingToken)
    {
        var place = mailbox.PlaceOf(uid);
        if (!await desk.IsSettledAsync(place, stoppingToken) && !await SettleAsync(mailbox, uid, place, stoppingToken))
            return false;
        // Only now: who dies before finds the mail again, and the row that says that it is settled.
        await mailbox.MarkSeenAsync(uid, stoppingToken);
        return true;
    }

    private async Task<bool> SettleAsync(ImapMailbox mailbox, UniqueId uid, string place, CancellationToken stoppingToken)
    {
        var summary = await mailbox.LookAsync(uid, stoppingToken);
        if (summary is null)
        {
            await desk.GiveUpAsync(place, "", "", MailObjection.Gone, stoppingToken);
            return true;
        }

        // Servers tell sizes that are not quite true: it is looked at again while the mail comes.
        if (summary.Size > options.Imap.MaxBytes || await mailbox.FetchAsync(uid, stoppingToken) is not { } raw)
        {
            await desk.GiveUpAsync(place, summary.Sender, summary.Subject, MailObjection.TooLarge, stoppingToken);
            return true;
        }

        try
        {
            await desk.TakeAsync(place, raw, stoppingToken);
            _failures.Remove(place);
            return true;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogError(exception, "The mail {Place} could not be taken.", place);
            // A database that does not answer is no fault of the mail.
            if (exception is TimeoutException || Storage.StoreFaults.RefusalOf(exception) is not null)
                return false;
            var failed = _failures[place] = _failures.GetValueOrDefault(place) + 1;
            if (failed < DefectLimit)
                return false;
            _failures.Remove(place);
            await desk.GiveUpAsync(place, summary.Sender, summary.Subject, MailObjection.Defect, stoppingToken);
            return true;
        }
    }
}
