using CompanyAccount.Core;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;

namespace CompanyAccount.Tests.Rules.Notices;

public sealed class RequestLetterTests
{
    private static readonly Reader Russian = new("Ульяна Полевая", "user@romashka.example", "ru");
    private static readonly TimeZoneInfo Team = new SupportOptions().Zone;
    private static readonly Reader English = Russian with { Language = "en" };
    private static readonly QuotedMessage Solution = new("Евгений Инженеров", "Обновите **агент**:\n\n- скачайте\n- поставьте\n\nhttps://vendor.example.com/fix", TestDatabase.Start, IsFromSupport: true);

    public static TheoryData<NoticeKind, string> All =>
        new(Enum.GetValues<NoticeKind>().SelectMany(kind => new[] { (kind, "ru"), (kind, "en") }));

    [Fact]
    public void A_confirmation_says_all_that_was_promised()
    {
        var letter = Write(Facts(NoticeKind.Submitted, RequestStatus.Processing), Russian);
        Assert.Equal("[R-00000001] Запрос зарегистрирован: Не ставится", letter.Subject);
        foreach (var body in (string[])[letter.Text, letter.Html])
        {
            Assert.Contains("Здравствуйте, Ульяна Полевая!", body, StringComparison.Ordinal);
            Assert.Contains("R-00000001", body, StringComparison.Ordinal);
            Assert.Contains("Не ставится", body, StringComparison.Ordinal);
            Assert.Contains("Щит 1.0", body, StringComparison.Ordinal);
            Assert.Contains("Стандартная поддержка", body, StringComparison.Ordinal);
            Assert.Contains("Обрабатывается", body, StringComparison.Ordinal);
            Assert.Contains("гарантированного времени ответа нет", body, StringComparison.Ordinal);
            Assert.Contains("с 10:00 до 18:30 (UTC+3), кроме государственных праздников", body, StringComparison.Ordinal);
            Assert.Contains("https://portal.example.com/requests/R-00000001", body, StringComparison.Ordinal);
            Assert.Contains("https://vendor.example.com/diagnostics", body, StringComparison.Ordinal);
            Assert.Contains("https://vendor.example.com/msa", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_solution_in_English_quotes_the_message_and_says_what_happens_next()
    {
        var letter = Write(Facts(NoticeKind.SolutionSent, RequestStatus.SolutionProvided) with { Message = Solution }, English);
        Assert.Equal("[R-00000001] Solution provided: Не ставится", letter.Subject);
        Assert.Contains("Status: Solution provided", letter.Text, StringComparison.Ordinal);
        Assert.Contains("If it helps, accept it", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Евгений Инженеров, technical support, November 23, 2026, 12:00 PM (MSK)", letter.Text, StringComparison.Ordinal);
        Assert.Contains("> - скачайте\n> - поставьте", letter.Text, StringComparison.Ordinal);
        Assert.Contains("November 23, 2026, 4:00 PM (UTC+7)", Write(Facts(NoticeKind.SolutionSent, RequestStatus.SolutionProvided) with { Message = Solution }, English with { TimeZone = "Asia/Novosibirsk" }).Text, StringComparison.Ordinal);
        Assert.Contains("Обновите <strong>агент</strong>:", letter.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://vendor.example.com/fix\" rel=\"noopener nofollow\"", letter.Html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_colleague_who_acted_is_named()
    {
        var letter = Write(Facts(NoticeKind.ClosedByCustomer, RequestStatus.CanceledByUser) with { ColleagueName = "Андрей Админов" }, Russian);
        Assert.Contains("Это сделал ваш коллега Андрей Админов.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Статус: Отменен пользователем", letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_letter_can_be_written_in_both_languages_for_every_status_and_whoever_acted(NoticeKind kind, string language)
    {
        var reader = Russian with { Language = language };
        foreach (var status in Enum.GetValues<RequestStatus>())
        {
            if (kind is not NoticeKind.ColleagueAnswered)
                CheckWhole(Write(Facts(kind, status), reader));
            if (kind is not (NoticeKind.InformationAsked or NoticeKind.SolutionSent or NoticeKind.CanceledBySupport or NoticeKind.Replied or NoticeKind.LevelLowered or NoticeKind.SeverityChanged
                or NoticeKind.RemindedOfQuestion or NoticeKind.RemindedOfSolution or NoticeKind.ResolvedByPortal or NoticeKind.ClosedByPortal))
                CheckWhole(Write(Facts(kind, status) with { ColleagueName = "Андрей Админов" }, reader));
        }

        static void CheckWhole(Letter letter)
        {
            Assert.Contains("https://portal.example.com/requests/R-00000001", letter.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("{", letter.Text + letter.Subject, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_letter_about_feedback_speaks_of_no_engineer_whatever_it_tells(NoticeKind kind, string language)
    {
        // Feedback has no level and no severity.
        if (kind is NoticeKind.LevelLowered or NoticeKind.SeverityChanged or NoticeKind.ColleagueAnswered)
            return;
        foreach (var status in Enum.GetValues<RequestStatus>())
        {
            var letter = Write(Facts(kind, status) with { IsFeedback = true, Product = null, Message = Solution with { AuthorName = "Мария Сервисова" } }, Russian with { Language = language });
            // That no engineer sees it may be said.
            var text = letter.Text.Replace(NoticeTexts.In(language)["Feedback_Next_Processing"], "", StringComparison.Ordinal);
            foreach (var word in (string[])["нженер", "ехническ", "ngineer", "echnical support"])
                Assert.DoesNotContain(word, text, StringComparison.Ordinal);
            Assert.Contains(language == "ru" ? "Мария Сервисова, сервис-менеджер, " : "Мария Сервисова, service manager, ", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_people_write_is_never_HTML_of_the_letter()
    {
        const string script = "<script>alert(1)</script>";
        var letter = Write(
            Facts(NoticeKind.SolutionSent, RequestStatus.SolutionProvided) with { Subject = script, Product = script, ColleagueName = null, Message = new(script, script, TestDatabase.Start, true) },
            Russian with { Name = script });
        Assert.DoesNotContain("<script", letter.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Control_characters_never_reach_a_header()
    {
        var letter = Write(
            Facts(NoticeKind.Submitted, RequestStatus.Processing) with { Subject = "a\r\nBcc: all@romashka.example\0\u202Eb\u2028c" },
            Russian with { Name = "Имя\r\nBcc: x@y.example" });
        Assert.Equal("[R-00000001] Запрос зарегистрирован: a Bcc: all@romashka.example b c", letter.Subject);
        Assert.Equal("Имя Bcc: x@y.example", letter.ToName);
    }

    public static TheoryData<string, bool, AnswerPromise?, string?> Promises => new()
    {
        { "ru", true, new(TestDatabase.Start.AddHours(2), 120, ServiceHours.Always), "Новый срок первого ответа — 23 ноября 2026 г., 14:00 (МСК). Для уровня MSA Business и критичности 1 это 2 ч с момента отправки запроса." },
        { "ru", true, new(TestDatabase.Start.AddHours(6), 360, ServiceHours.Working), "это 6 ч рабочего времени с момента отправки запроса" },
        { "en", true, new(TestDatabase.Start.AddMinutes(30), 30, ServiceHours.Always), "The first answer is now due by November 23, 2026, 12:30 PM (MSK). With MSA Business and severity 1, that is 30 min after you submitted the request." },
        { "en", true, new(TestDatabase.Start, 120, ServiceHours.Always), "that time is over already" },
        { "ru", true, new(TestDatabase.Start, 120, ServiceHours.Always), "этот срок уже прошёл" },
        { "ru", true, null, "Уровень «MSA Business» не гарантирует времени первого ответа при критичности 1." },
        { "en", true, null, "MSA Business does not guarantee a first response time at severity 1." },
        // Who has the first answer already waits for none.
        { "ru", false, null, null },
    };

    [Theory]
    [MemberData(nameof(Promises), DisableDiscoveryEnumeration = true)]
    public void A_changed_severity_says_from_what_to_what_why_and_until_when_the_first_answer_comes(string language, bool isUnanswered, AnswerPromise? promise, string? expected)
    {
        var changed = new ChangedSeverity(Severity.Medium, Severity.Critical, TestDatabase.Start, "Встала\nвся <b>сеть</b>", isUnanswered, promise);
        var facts = Facts(NoticeKind.SeverityChanged, RequestStatus.Processing) with { Level = SupportLevel.MsaBusiness, Severity = changed };
        var letter = Write(facts, Russian with { Language = language });
        Assert.Contains(language == "ru" ? "Критичность: 1 — критический уровень (была: 3 — средний уровень)\nПричина: Встала вся <b>сеть</b>" : "Severity: 1 – critical (was: 3 – medium)\nReason: Встала вся <b>сеть</b>", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", letter.Html, StringComparison.Ordinal);
        foreach (var body in (string[])[letter.Text, System.Net.WebUtility.HtmlDecode(letter.Html)])
        {
            if (expected is not null)
                Assert.Contains(expected, body, StringComparison.Ordinal);
            else
                Assert.DoesNotContain("ервого ответа", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Links_that_are_not_configured_are_not_shown()
    {
        var letter = RequestLetter.Write(Facts(NoticeKind.Submitted, RequestStatus.Processing), Russian, new PortalOptions(), Team);
        Assert.DoesNotContain("диагностическую", letter.Text, StringComparison.Ordinal);
    }

    private static RequestLetterFacts Facts(NoticeKind kind, RequestStatus status) => new(kind, new(1), "Не ставится", "Щит 1.0", status, Core.Contracts.SupportLevel.Standard);

    private static Letter Write(RequestLetterFacts facts, Reader reader) => RequestLetter.Write(facts, reader, PostRoom.Portal, Team);
}
