using CompanyAccount.Core.Mail;
using CompanyAccount.Tests.Bench;
using static CompanyAccount.Tests.Bench.TestDatabase;

namespace CompanyAccount.Tests.Rules.Mail;

public sealed class OutgoingMailTests
{
    [Fact]
    public void A_mail_is_due_at_once_and_waits_longer_after_each_failure_up_to_an_hour()
    {
        var mail = Mail();
        Assert.Equal((MailState.Waiting, Start, 0), (mail.State, mail.DueAt, mail.Failures));
        var waits = new List<double>();
        for (var failure = 1; failure <= 100; failure++)
        {
            mail.MarkFailed("450 later", Start);
            waits.Add((mail.DueAt - Start).TotalSeconds);
        }

        Assert.Equal([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600], waits.Take(12));
        Assert.All(waits.Skip(10), wait => Assert.Equal(3600, wait));
        Assert.Equal((MailState.Waiting, "450 later"), (mail.State, mail.LastError));
    }

    [Fact]
    public void A_taken_mail_forgets_the_error_and_what_it_said()
    {
        var mail = Mail();
        mail.MarkFailed("450 later", Start);
        mail.MarkTaken(Start.AddMinutes(1));
        Assert.Equal((MailState.Taken, Start.AddMinutes(1), null), (mail.State, mail.TakenAt, mail.LastError));
        Assert.Equal(("Тема", "", ""), (mail.Subject, mail.Text, mail.Html));
    }

    [Fact]
    public void A_refused_mail_keeps_what_the_server_said()
    {
        var mail = Mail();
        mail.MarkRefused("550 no such person");
        Assert.Equal((MailState.Refused, "550 no such person"), (mail.State, mail.LastError));
    }

    [Fact]
    public void After_three_days_in_vain_it_is_put_aside_and_nobody_waits_for_it()
    {
        var mail = Mail();
        var now = Start.AddDays(10);
        mail.MarkFailed("no connection", now);
        // However old it is: what was not tried did not fail.
        Assert.Equal((MailState.Waiting, now), (mail.State, mail.FailingSince));
        mail.MarkFailed("no connection", now.AddDays(3).AddTicks(-1));
        Assert.Equal(MailState.Waiting, mail.State);
        mail.MarkFailed("no connection", now.AddDays(3));
        Assert.Equal((MailState.PutAside, 3, "no connection", now), (mail.State, mail.Failures, mail.LastError, mail.FailingSince));
    }

    [Fact]
    public void What_cannot_be_made_is_put_aside_at_once()
    {
        var mail = Mail();
        mail.MarkPutAside("It could not be made: FormatException");
        Assert.Equal((MailState.PutAside, 1), (mail.State, mail.Failures));
    }

    private static OutgoingMail Mail() =>
        new(FreshId.Next(), FreshId.Next(), People.User.PersonId, FreshId.Next(), new("user@romashka.example", "Ульяна", "ru", "Тема", "Текст", "<p>Текст</p>"), Start);
}
