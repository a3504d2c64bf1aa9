using CompanyAccount.Core.Events;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>What every change of a company or its people leaves: the fact in the same commit, and hints afterwards.</summary>
internal static class CompanyDesk
{
    public static void Keep(PortalDb db, CompanyEvent fact) => db.Outbox.Add(OutboxEvent.Of(fact.Id, fact, fact.At));

    public static void Announce(LiveFeed feed, CompanyEvent fact)
    {
        foreach (var hint in HintsOf(fact))
            feed.Announce(hint.Topic, hint.SubjectId);
        feed.Announce(Topic.Outbox);
    }

    public static List<LiveHint> HintsOf(CompanyEvent fact)
    {
        List<LiveHint> hints =
        [
            new(Topic.PeopleOf(fact.CompanyId), fact.PersonId ?? Guid.Empty),
            new(Topic.Company(fact.CompanyId), Guid.Empty),
            new(Topic.Companies, fact.CompanyId),
        ];
        if (fact.PersonId is { } person)
            hints.Add(new(Topic.Person(person), Guid.Empty));
        if (fact is ContractChanged or ContractEnded)
            hints.Add(new(Topic.Contracts, Guid.Empty));
        // The board names companies, and shows nothing of a deleted one.
        if (fact is CompanyChanged or CompanyDeleted or CompanyRestored)
            hints.Add(new(Topic.OpenRequests, Guid.Empty));
        return hints;
    }
}
