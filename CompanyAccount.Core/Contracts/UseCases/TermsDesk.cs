using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Events;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Contracts.UseCases;

/// <summary>What every change of the terms leaves: the fact and its line in the audit log in the same commit, and hints afterwards.</summary>
internal static class TermsDesk
{
    public static void Keep(PortalDb db, Actor actor, DateOnly from, string what, DateTimeOffset now)
    {
        var fact = new TermsChanged(Guid.CreateVersion7(now), from, now);
        db.Outbox.Add(OutboxEvent.Of(fact.Id, fact, now));
        db.Record(AuditKind.TermsChanged, companyId: null, actor, now, detail: $"{from:yyyy-MM-dd}:{what}");
    }

    public static void Announce(LiveFeed feed)
    {
        feed.Announce(Topic.SupportTerms);
        feed.Announce(Topic.Outbox);
    }
}
