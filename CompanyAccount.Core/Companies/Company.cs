using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Companies;

/// <summary>A customer of the vendor.</summary>
public sealed class Company
{
    /// <summary>The longest name taken, in characters.</summary>
    public const int NameLimit = 200;

    private Company()
    {
    }

    /// <summary>A new company.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="number">A positive number that no other company has.</param>
    /// <param name="name">Its name, as its people write it.</param>
    /// <param name="now">The instant of creation, UTC.</param>
    public Company(Guid id, int number, string name, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentNullException.ThrowIfNull(name);
        Id = id;
        Number = number;
        CreatedAt = now;
        Version = 1;
        Rename(name);
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The bare number behind <see cref="DisplayNumber"/>.</summary>
    public int Number { get; private set; }

    /// <summary>The number that people see, such as <c>C-000001</c>.</summary>
    public string DisplayNumber => DisplayOf(Number);

    /// <summary>The name; empty once the company is erased.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name as search sees it.</summary>
    public string NameFolded { get; private set; } = "";

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Whether all its people must have a second factor.</summary>
    public bool RequiresSecondFactor { get; private set; }

    /// <summary>To whom the Owner offered the ownership; <see langword="null"/> while it is offered to nobody.</summary>
    public Guid? OwnershipOfferedTo { get; private set; }

    /// <summary>When the ownership was offered, UTC.</summary>
    public DateTimeOffset? OwnershipOfferedAt { get; private set; }

    /// <summary>When the Owner deleted the company's account, UTC; <see langword="null"/> while it lives.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>When what is left of a deleted company is erased, UTC; until then an Operator can restore it.</summary>
    public DateTimeOffset? EraseAt { get; private set; }

    /// <summary>When its data was erased for good, UTC.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Counts the changes: the concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Whether its people can come in.</summary>
    public bool IsActive => DeletedAt is null;

    /// <summary>A bare number as people see it.</summary>
    public static string DisplayOf(int number) => FormattableString.Invariant($"C-{number:D6}");

    /// <summary>Gives the company another name.</summary>
    public void Rename(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        NameFolded = FieldText.Fold(name).Trim();
    }

    /// <summary>An administrator gives the company another name.</summary>
    public Outcome<CompanyEvent> Rename(Actor actor, string name, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Right.ManagePeople))
            return new NotFound();
        Rename(name);
        Version++;
        return new CompanyChanged(Guid.CreateVersion7(now), Id, actor.PersonId, null, now);
    }

    /// <summary>An administrator demands a second factor of all people of the company, or does so no more.</summary>
    public Outcome<CompanyEvent> RequireSecondFactor(Actor actor, bool required, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Right.RequireSecondFactor))
            return new NotFound();
        RequiresSecondFactor = required;
        Version++;
        return new CompanyChanged(Guid.CreateVersion7(now), Id, actor.PersonId, null, now);
    }

    /// <summary>The Owner offers the ownership; an earlier offer is gone.</summary>
    /// <param name="actor">The Owner.</param>
    /// <param name="to">An active member of the same company.</param>
    /// <param name="now">Now, UTC.</param>
    public Outcome<CompanyEvent> OfferOwnership(Actor actor, Member to, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(to);
        if (!actor.May(Right.HandOverOwnership) || to.CompanyId != Id)
            return new NotFound();
        if (to.PersonId == actor.PersonId)
            return new NotYourself();
        if (to.State is not MemberState.Active)
            return new MemberStateForbids();
        (OwnershipOfferedTo, OwnershipOfferedAt) = (to.PersonId, now);
        Version++;
        return new OwnershipOffered(Guid.CreateVersion7(now), Id, actor.PersonId, to.PersonId, now);
    }

    /// <summary>The offer is taken back by the Owner, or declined by the person.</summary>
    public Outcome<CompanyEvent> EndOffer(Actor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (OwnershipOfferedTo is not { } offeredTo || !(actor.May(Right.HandOverOwnership) || actor.PersonId == offeredTo))
            return new NotFound();
        ClearOffer();
        return new OwnershipOfferEnded(Guid.CreateVersion7(now), Id, actor.PersonId, offeredTo, now);
    }

    /// <summary>The person to whom it was offered takes the ownership; the Owner becomes an Administrator.</summary>
    /// <param name="actor">The person.</param>
    /// <param name="from">The Owner.</param>
    /// <param name="to">The person's membership.</param>
    /// <param name="now">Now, UTC.</param>
    public Outcome<CompanyEvent> AcceptOwnership(Actor actor, Member from, Member to, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (OwnershipOfferedTo != actor.PersonId || to.PersonId != actor.PersonId)
            return new NotFound();
        return HandOver(actor, from, to, byVendor: false, now);
    }

    /// <summary>An Operator hands the ownership over, because the Owner is gone or silent.</summary>
    public Outcome<CompanyEvent> HandOverByVendor(Actor actor, Member? from, Member to, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(to);
        return actor.May(Right.KeepCompanies) ? HandOver(actor, from, to, byVendor: true, now) : new NotFound();
    }

    /// <summary>The Owner deletes the company's account: everybody is out, and the data is kept for a while.</summary>
    /// <param name="actor">The Owner.</param>
    /// <param name="typedName">The company's name, as typed to confirm.</param>
    /// <param name="keep">How long an Operator can restore it.</param>
    /// <param name="now">Now, UTC.</param>
    public Outcome<CompanyEvent> Delete(Actor actor, string typedName, TimeSpan keep, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(typedName);
        if (!actor.May(Right.DeleteCompany) || !IsActive)
            return new NotFound();
        if (FieldText.Fold(typedName).Trim() != NameFolded)
            return new InvalidInput(nameof(Name), Fault.NameDiffers);
        (DeletedAt, EraseAt) = (now, now + keep);
        ClearOffer();
        return new CompanyDeleted(Guid.CreateVersion7(now), Id, actor.PersonId, null, now);
    }

    /// <summary>An Operator restores it, before anything of it is erased.</summary>
    public Outcome<CompanyEvent> Restore(Actor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Right.KeepCompanies) || IsActive)
            return new NotFound();
        if (ErasedAt is not null || EraseAt <= now)
            return new TooLateToRestore();
        (DeletedAt, EraseAt) = (null, null);
        Version++;
        return new CompanyRestored(Guid.CreateVersion7(now), Id, actor.PersonId, null, now);
    }

    /// <summary>All that it held is erased; its number stays.</summary>
    public void MarkErased(DateTimeOffset now)
    {
        Rename("");
        (ErasedAt, EraseAt) = (now, null);
        Version++;
    }

    private Outcome<CompanyEvent> HandOver(Actor actor, Member? from, Member to, bool byVendor, DateTimeOffset now)
    {
        if (to.CompanyId != Id || from?.CompanyId is { } other && other != Id)
            return new NotFound();
        if (to.State is not MemberState.Active || to.Role is MemberRole.Owner)
            return new MemberStateForbids();
        from?.GiveUpOwnership();
        to.TakeOwnership();
        ClearOffer();
        return new OwnershipHandedOver(Guid.CreateVersion7(now), Id, actor.PersonId, to.PersonId, now, byVendor);
    }

    private void ClearOffer()
    {
        (OwnershipOfferedTo, OwnershipOfferedAt) = (null, null);
        Version++;
    }
}
