using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Profiles.UseCases;

/// <summary>A person changes their name, phone, language or time zone. What they wrote before stays under the name of then.</summary>
public sealed class ChangeProfile(Store store, ActorReader actors, LiveFeed feed, TimeProvider time)
{
    /// <summary>Saves the form.</summary>
    /// <param name="actor">The person.</param>
    /// <param name="form">The form.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, ProfileForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(form);
        if (form.Faults() is { Count: > 0 } faults)
            return new InvalidInput(faults);
        try
        {
            var now = time.GetUtcNow();
            await using var db = store.Open();
            var person = await db.Users.SingleAsync(row => row.Id == actor.PersonId, cancellationToken);
            var changed = Apply(person, form);
            if (changed.Length == 0)
                return Done.Value;
            person.ConcurrencyStamp = Guid.CreateVersion7(now).ToString("N");
            var member = await db.Members.FirstOrDefaultAsync(row => row.PersonId == actor.PersonId, cancellationToken);
            member?.Rename(person.FullName, person.Email ?? "");
            db.Record(AuditKind.ProfileChanged, member?.CompanyId, actor, now, person.Id, person.FullName, changed);
            await db.SaveChangesAsync(cancellationToken);
            actors.Forget(person.Id);
            feed.AnnounceEverywhere(Topic.Person(person.Id));
            feed.AnnounceEverywhere(member is null ? Topic.Staff : Topic.PeopleOf(member.CompanyId), person.Id);
            return Done.Value;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    private static string Apply(PortalUser person, ProfileForm form)
    {
        var before = (person.FullName, person.PhoneNumber, person.Language, person.TimeZone);
        (person.FullName, person.PhoneNumber, person.Language, person.TimeZone) =
            (form.FullName.Trim(), PhoneNumber.Parse(form.Phone), form.Language, form.TimeZone.Length == 0 ? null : form.TimeZone);
        (string Name, bool Changed)[] fields =
        [
            ("name", before.FullName != person.FullName), ("phone", before.PhoneNumber != person.PhoneNumber),
            ("language", before.Language != person.Language), ("zone", before.TimeZone != person.TimeZone),
        ];
        return string.Join(' ', fields.Where(field => field.Changed).Select(field => field.Name));
    }
}
