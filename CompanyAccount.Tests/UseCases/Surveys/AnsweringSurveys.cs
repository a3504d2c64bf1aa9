using System.Text.RegularExpressions;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Notices.Reads;
using CompanyAccount.Core.Notices.UseCases;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Surveys;
using CompanyAccount.Core.Surveys.Answering;
using CompanyAccount.Core.Surveys.Reads;
using CompanyAccount.Core.Surveys.UseCases;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using CompanyAccount.Tests.UseCases.Requests;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Surveys;

public sealed partial class AnsweringSurveys
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Both_ways_of_closing_send_one_survey_and_a_canceled_request_sends_none(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        var accepted = await ClosedAsync(room, People.User);
        var byClock = await room.SubmitAsync(People.VectorUser);
        await room.DoAsync(byClock, version => database.DoAsync(RequestAction.ProvideSolution, People.Engineer, byClock, version));
        var canceled = await room.SubmitAsync(People.Viewer);
        await room.DoAsync(canceled, version => database.DoAsync(RequestAction.Cancel, People.Engineer, canceled, version));
        database.Time.Advance(TimeSpan.FromDays(30));
        await WaitingForCustomers.DeskOf(database).SweepAsync(Token);
        await Task.WhenAll(room.Outbox.HandleDueAsync(Token), room.NewOutboxDesk().HandleDueAsync(Token));
        await room.Outbox.HandleDueAsync(Token);

        await using var db = database.Open();
        Assert.Equal([accepted.Value, byClock.Value], await db.Surveys.Join(db.Requests, survey => survey.RequestId, request => request.Id, (_, request) => request.Number).Order().ToListAsync(Token));
        var mails = (await room.MailsAsync()).Where(mail => mail.Subject.Contains("Оцените", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, mails.Count);
        foreach (var mail in mails)
        {
            var links = Links().Matches(mail.Text);
            Assert.Equal(["1", "2", "3", "4", "5"], links.Select(link => link.Groups[2].Value));
            var token = Assert.Single(links.Select(link => link.Groups[1].Value).Distinct());
            Assert.Equal(43, token.Length);
            Assert.False(await db.Surveys.AnyAsync(survey => survey.TokenHash == token, Token));
            Assert.True(await db.Surveys.AnyAsync(survey => survey.TokenHash == new LinkToken(token).Hash, Token));
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_survey_leaves_after_the_mail_that_tells_of_the_closing(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        await ClosedAsync(room, People.User);
        await room.Outbox.HandleDueAsync(Token);
        Assert.Equal(["Закрыт", "Оцените работу поддержки"], (await room.MailsAsync()).TakeLast(2).Select(mail => mail.Subject.Split("] ")[1].Split(": ")[0]));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_link_answers_once_can_be_changed_for_a_week_and_then_no_more(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        var (number, token) = await SurveyedAsync(room);
        Assert.False((await AnswerAsync(database, token, 4)).IsRefused);
        database.Time.Advance(TimeSpan.FromDays(Survey.ChangeableDays) - TimeSpan.FromSeconds(1));
        Assert.False((await AnswerAsync(database, token, 2, " Долго ")).IsRefused);
        database.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<SurveyNotOpen>((await AnswerAsync(database, token, 5)).Refusal);
        var view = (await database.Get<ReadSurvey>().RunAsync(People.Manager, number, Token)).Value;
        Assert.Equal((SurveyState.Kept, 2, "Долго"), (view.State, view.Rating!.Value, view.Comment));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_secret_of_a_survey_that_does_not_arrive_is_kept_nowhere(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        await ClosedAsync(room, People.User);
        await room.Outbox.HandleDueAsync(Token);
        room.Carrier.Ending = (_, _) => Task.FromResult<Delivery>(new Delivery.Failed("450 later"));
        await room.Mail.SendDueAsync(Token);
        // While it is tried it has to be kept.
        Assert.All(await room.MailsAsync(), mail => Assert.NotEqual("", mail.Text));
        room.Carrier.Ending = (_, _) => Task.FromResult<Delivery>(new Delivery.Refused("550 No such mailbox"));
        room.Database.Time.Advance(TimeSpan.FromMinutes(1));
        await room.Mail.SendDueAsync(Token);
        var mails = await room.MailsAsync();
        Assert.All(mails, mail => Assert.Equal(MailState.Refused, mail.State));
        Assert.Equal(("", ""), (mails[^1].Text, mails[^1].Html));
        Assert.All(mails.SkipLast(1), mail => Assert.NotEqual("", mail.Text));

        // It can be given up, and not be tried again; the others can.
        var page = (await room.Database.Get<ReadUndeliveredMail>().RunAsync(People.Operator, UndeliveredFilter.Refused, "", null, Token)).Value;
        Assert.Equal([mails[^1].Id], page.Rows.Where(row => !row.HasText).Select(row => row.Id));
        Assert.IsType<ChangedMeanwhile>((await room.Database.Get<TryMailAgain>().RunAsync(People.Operator, mails[^1].Id, Token)).Refusal);
        Assert.Equal(mails.Count - 1, (await room.Database.Get<TryAllMailAgain>().RunAsync(People.Operator, UndeliveredFilter.All, "", Token)).Value);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_forged_late_or_anothers_link_is_as_good_as_none(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        var (_, token) = await SurveyedAsync(room);
        foreach (var forged in (string?[])[null, "", token[..^1], token + "A", LinkToken.Create().Value, new LinkToken(token).Hash])
        {
            Assert.Null(await database.Get<OpenSurvey>().RunAsync(forged, null, Token));
            Assert.IsType<NotFound>((await AnswerAsync(database, forged, 5)).Refusal);
        }

        foreach (var other in (Actor[])[People.Administrator, People.VectorUser, People.Engineer, People.Manager])
        {
            Assert.Null(await database.Get<OpenSurvey>().RunAsync(token, other.PersonId, Token));
            Assert.IsType<NotFound>((await database.Get<AnswerByLink>().RunAsync(token, other.PersonId, new() { Rating = 1 }, Token)).Refusal);
        }

        Assert.True((await database.Get<OpenSurvey>().RunAsync(token, People.User.PersonId, Token))!.IsSignedIn);
        database.Time.Advance(TimeSpan.FromDays(Survey.OpenDays));
        Assert.IsType<SurveyNotOpen>((await AnswerAsync(database, token, 5)).Refusal);
        await using var db = database.Open();
        Assert.False(await db.Surveys.AnyAsync(survey => survey.AnsweredAt != null, Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Wrong_ratings_and_endless_comments_are_refused_at_their_field(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var (_, token) = await SurveyedAsync(room);
        foreach (var (form, field) in ((SurveyForm, string)[])
            [(new(), "Rating"), (new() { Rating = 0 }, "Rating"), (new() { Rating = 6 }, "Rating"), (new() { Rating = 5, Comment = new('я', Survey.CommentLimit + 1) }, "Comment"), (new() { Rating = 5, Comment = "a\0" }, "Comment")])
        {
            var refusal = (await room.Database.Get<AnswerByLink>().RunAsync(token, null, form, Token)).Refusal;
            Assert.Equal(field, Assert.Single(Assert.IsType<InvalidInput>(refusal).Faults).Field);
        }

        Assert.False((await room.Database.Get<AnswerByLink>().RunAsync(token, null, new() { Rating = 5, Comment = new('я', Survey.CommentLimit) }, Token)).IsRefused);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_author_answers_on_the_page_and_managers_alone_read_it(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        var (number, _) = await SurveyedAsync(room);
        Assert.IsType<NotAllowed>((await database.Get<AnswerSurvey>().RunAsync(People.Administrator, number, new() { Rating = 5 }, Token)).Refusal);
        Assert.False((await database.Get<AnswerSurvey>().RunAsync(People.User, number, new() { Rating = 3, Comment = "Средне" }, Token)).IsRefused);
        foreach (var other in (Actor[])[People.Engineer, People.Administrator, People.Viewer])
            Assert.IsType<NotAllowed>((await database.Get<ReadSurvey>().RunAsync(other, number, Token)).Refusal);
        Assert.IsType<NotAllowed>((await database.Get<ReadSurveys>().RunAsync(People.Engineer, null, Token)).Refusal);
        var row = Assert.Single((await database.Get<ReadSurveys>().RunAsync(People.Manager, null, Token)).Value.Rows);
        Assert.Equal((number.Value, 3, "Средне", "Ромашка", People.User.Name), (row.Number, row.Rating, row.Comment, row.CompanyName, row.AuthorName));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_average_is_of_the_last_month_and_the_list_goes_on_page_by_page(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        await using (var db = database.Open())
        {
            for (var i = 0; i < ReadSurveys.PageSize + 2; i++)
            {
                var number = await database.SubmitInAsync(RequestStatus.Closed);
                var survey = new Survey(FreshId.Next(), (await database.FindAsync(number)).Id, People.User.PersonId, LinkToken.Create().Hash, database.Time.GetUtcNow());
                // The first two are older than a month; all answers of one moment still stand in one order.
                _ = survey.Answer(new() { Rating = i < 2 ? 1 : i % 2 == 0 ? 4 : 5 }, database.Time.GetUtcNow()).Value;
                db.Surveys.Add(survey);
                if (i == 1)
                    database.Time.Advance(TimeSpan.FromDays(ReadSurveys.AverageDays + 1));
            }

            await db.SaveChangesAsync(Token);
        }

        var first = (await database.Get<ReadSurveys>().RunAsync(People.Manager, null, Token)).Value;
        var second = (await database.Get<ReadSurveys>().RunAsync(People.Manager, first.Next, Token)).Value;
        Assert.Equal((4.5m, ReadSurveys.PageSize), (first.Average, first.Count));
        Assert.Equal((ReadSurveys.PageSize, 2), (first.Rows.Count, second.Rows.Count));
        Assert.Null(second.Next);
        Assert.Equal([1, 1], second.Rows.Select(row => row.Rating));
        Assert.Equal(ReadSurveys.PageSize, (await database.Get<ReadSurveys>().RunAsync(People.Manager, "no.cursor", Token)).Value.Rows.Count);
    }

    private static Task<Outcome<Done>> AnswerAsync(TestDatabase database, string? token, int rating, string? comment = null) =>
        database.Get<AnswerByLink>().RunAsync(token, null, new() { Rating = rating, Comment = comment }, Token);

    private static async Task<RequestNumber> ClosedAsync(PostRoom room, Actor.Member author)
    {
        var number = await room.SubmitAsync(author);
        await room.DoAsync(number, version => room.Database.DoAsync(RequestAction.ProvideSolution, People.Engineer, number, version));
        await room.DoAsync(number, version => room.Database.DoAsync(RequestAction.AcceptSolution, author, number, version));
        return number;
    }

    private static async Task<(RequestNumber Number, string Token)> SurveyedAsync(PostRoom room)
    {
        var number = await ClosedAsync(room, People.User);
        await room.Outbox.HandleDueAsync(Token);
        return (number, Links().Match((await room.MailsAsync())[^1].Text).Groups[1].Value);
    }

    [GeneratedRegex(@"/survey/([\w-]+)\?rating=(\d)")]
    private static partial Regex Links();
}
