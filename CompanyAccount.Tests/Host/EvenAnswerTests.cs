using System.Net;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CompanyAccount.Tests.Host;

/// <summary>
/// How long a form takes must not tell who has an account or which company holds a license. Each answer is held back
/// until the same time has passed since it was asked; here that time is told instead of waited for, so that what is
/// compared is exact.
/// </summary>
public sealed class EvenAnswerTests
{
    private const string Phrase = "a phrase of several words";

    private static readonly (string What, string Path, (string, string)[] Form)[] Asked =
    [
        ("a new address", "/account/register", Register("anna@new.example", "DEMO1-NEWCO-2026A-00001")),
        ("a known address", "/account/register", Register("user@vector.example", "DEMO1-NEWCO-2026A-00001")),
        ("a code that a company holds", "/account/register", Register("boris@new.example", "DEMO1-ROMAS-2026A-00001")),
        ("a code that nobody issued", "/account/register", Register("boris@new.example", "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ")),
        ("the right company", "/account/register", [.. Register("boris@new.example", "DEMO1-ROMAS-2026A-00001"), ("LicenseNumber", "LIC-2026-000001")]),
        ("the right company, a known address", "/account/register", [.. Register("user@vector.example", "DEMO1-ROMAS-2026A-00001"), ("LicenseNumber", "LIC-2026-000001")]),
        ("another company", "/account/register", [.. Register("boris@new.example", "DEMO1-ROMAS-2026A-00001", "Вектор"), ("LicenseNumber", "LIC-2026-000002")]),
        ("a forgotten password", "/account/forgot-password", [("Email", "user@vector.example")]),
        ("a forgotten password of nobody", "/account/forgot-password", [("Email", "nobody@vector.example")]),
    ];

    [Fact]
    public async Task Every_answer_of_a_form_takes_as_long()
    {
        var clock = new Clock();
        await using var host = new PortalHost { Instead = services => services.AddSingleton<TimeProvider>(clock) };
        Dictionary<string, TimeSpan> took = [];
        foreach (var (what, path, form) in Asked)
        {
            var caller = host.Open();
            var page = await caller.ReadAsync(path);
            clock.Waits.Clear();
            using var answer = await caller.SendFormAsync(path, page, form);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            took[what] = Assert.Single(clock.Waits);
        }

        Assert.Equal([TimeSpan.FromMilliseconds(800)], took.Where(row => !row.Key.StartsWith("a forgotten", StringComparison.Ordinal)).Select(row => row.Value).Distinct());
        Assert.Equal([TimeSpan.FromMilliseconds(400)], took.Where(row => row.Key.StartsWith("a forgotten", StringComparison.Ordinal)).Select(row => row.Value).Distinct());
    }

    private static (string, string)[] Register(string email, string code, string company = "Ромашка") =>
    [
        ("FullName", "Анна Новая"), ("Email", email), ("Phone", "+7 495 123-45-67"), ("CompanyName", company), ("Password", Phrase), ("Code", code), ("Consent", "true"),
    ];

    /// <summary>Stands still while work is done, and notes the waits that make answers even, which are over at once.</summary>
    private sealed class Clock : FakeTimeProvider
    {
        private static readonly TimeSpan[] OfForms = [TimeSpan.FromMilliseconds(800), TimeSpan.FromMilliseconds(400)];

        public Clock()
            : base(new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero))
        {
        }

        public List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (!OfForms.Contains(dueTime))
                return base.CreateTimer(callback, state, dueTime, period);
            Waits.Add(dueTime);
            return System.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
        }
    }
}
