using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>The person to whom the ownership is offered takes or declines it; the Owner may take the offer back.</summary>
public sealed class AnswerOwnershipOffer(Store store, ActorReader actors, LiveFeed feed, TimeProvider time)
{
    /// <summary>Answers.</summary>
    /// <param name="actor">The person, or for an end of the offer also the Owner.</param>
    /// <param name="accepted">Whether the person takes the ownership.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, bool accepted, CancellationToken cancellationToken)
    {
        if (actor is not Actor.Member member)
            return new NotFound();
        try
        {
            var now = time.GetUtcNow();
            await using var db = store.Open();
            var company = await db.Companies.SingleAsync(row => row.Id == member.CompanyId, cancellationToken);
            var owner = await db.Members.SingleAsync(row => row.CompanyId == member.CompanyId && row.Role == MemberRole.Owner, cancellationToken);
            var outcome = accepted
                ? company.AcceptOwnership(actor, owner, await db.Members.SingleAsync(row => row.PersonId == actor.PersonId, cancellationToken), now)
                : company.EndOffer(actor, now);
            if (!outcome.TryGet(out var fact, out var refusal))
                return refusal;
            db.Record(accepted ? AuditKind.OwnershipHandedOver : AuditKind.OwnershipOfferEnded, company.Id, actor, now, fact.PersonId, accepted ? actor.Name : null);
            CompanyDesk.Keep(db, fact);
            await db.SaveChangesAsync(cancellationToken);
            foreach (var person in (Guid[])[owner.PersonId, actor.PersonId])
            {
                actors.Forget(person);
                feed.Announce(Topic.Person(person));
            }

            CompanyDesk.Announce(feed, fact);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }
}
