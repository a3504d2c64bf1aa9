using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Contracts;

/// <summary>
/// An activated contract of extended support (guide, block 3): what it gives stands in the terms that it was activated with, whatever the terms become later.
/// Its days are those of the support team's calendar, the last one included.
/// </summary>
public sealed class SupportContract
{
    /// <summary>The longest certificate number taken, in characters.</summary>
    public const int CertificateLimit = 64;

    /// <summary>The longest reason of an early end, in characters.</summary>
    public const int ReasonLimit = 500;

    /// <summary>The longest validity that can be given, in years.</summary>
    public const int LongestYears = 10;

    private readonly List<NamedContact> _contacts = [];

    private SupportContract()
    {
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The company.</summary>
    public Guid CompanyId { get; private set; }

    /// <summary>The number of the certificate, as it is written on it.</summary>
    public string Certificate { get; private set; } = "";

    /// <summary>The number as it is compared and searched: unique.</summary>
    public string CertificateFolded { get; private set; } = "";

    /// <summary>The level: never <see cref="SupportLevel.Standard"/>.</summary>
    public SupportLevel Level { get; private set; }

    /// <summary>What the level gave when the contract was activated.</summary>
    public LevelTerms Terms { get; private set; } = null!;

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day as agreed, included.</summary>
    public DateOnly ValidTo { get; private set; }

    /// <summary>The day on which it was ended early: the first on which it gives nothing; <see langword="null"/> for none.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Why it was ended early.</summary>
    public string? EndReason { get; private set; }

    /// <summary>When it was activated, UTC.</summary>
    public DateTimeOffset ActivatedAt { get; private set; }

    /// <summary>Who activated it; <see langword="null"/> for data of a development start.</summary>
    public Guid? ActivatedById { get; private set; }

    /// <summary>The request that asked for it; <see langword="null"/> for none.</summary>
    public Guid? RequestId { get; private set; }

    /// <summary>The last reminder of its end that was given: 60, 30 or 7 days before; <see langword="null"/> for none.</summary>
    public int? RemindedDays { get; private set; }

    /// <summary>Counts the changes: the concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Who may open premium requests.</summary>
    public IReadOnlyList<NamedContact> Contacts => _contacts;

    /// <summary>The same, in the order of the list.</summary>
    public IReadOnlyList<NamedContact> ContactsInOrder => [.. _contacts.OrderBy(contact => contact.Place)];

    /// <summary>The last day on which it gives anything; before <see cref="ValidFrom"/> for one that was ended before it began.</summary>
    public DateOnly LastDay => EndedOn is { } ended && ended <= ValidTo ? ended.AddDays(-1) : ValidTo;

    /// <summary>Activates a contract.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="companyId">Whose it is.</param>
    /// <param name="choice">Certificate, level, days and contacts.</param>
    /// <param name="terms">The terms of its level that are in force on the day of the activation.</param>
    /// <param name="others">The other contracts of the company.</param>
    /// <param name="requestId">The request that asked for it.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>The contract; <see cref="InvalidInput"/> for wrong data, <see cref="ContractsOverlap"/>, <see cref="NotFound"/> for who may not.</returns>
    public static Outcome<SupportContract> Activate(
        Actor actor, Guid companyId, ContractChoice choice, LevelTerms terms, IEnumerable<SupportContract> others, Guid? requestId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(terms);
        if (!actor.May(Right.KeepContracts))
            return new NotFound();
        if (choice.FaultsOf(terms) is { Count: > 0 } faults)
            return new InvalidInput(faults);
        var contract = Make(companyId, choice, terms, actor.PersonId, requestId, now);
        return others.FirstOrDefault(contract.Overlaps) is { } other
            ? new ContractsOverlap(other.Certificate, other.ValidFrom, other.LastDay)
            : contract;
    }

    /// <summary>A contract without an Operator: of a development start, and of tests.</summary>
    internal static SupportContract Make(Guid companyId, ContractChoice choice, LevelTerms terms, Guid? activatedById, Guid? requestId, DateTimeOffset now)
    {
        var contract = new SupportContract
        {
            Id = Guid.CreateVersion7(now),
            CompanyId = companyId,
            Certificate = choice.Certificate.Trim(),
            CertificateFolded = FoldCertificate(choice.Certificate),
            Level = terms.Level,
            Terms = terms,
            ValidFrom = choice.ValidFrom,
            ValidTo = choice.ValidTo,
            ActivatedAt = now,
            ActivatedById = activatedById,
            RequestId = requestId,
            Version = 1,
        };
        contract.Name(choice.Contacts);
        return contract;
    }

    /// <summary>A certificate's number as it is compared: case, spaces and the sort of a dash make no other number.</summary>
    public static string FoldCertificate(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return string.Concat(FieldText.Fold(typed).Where(character => !char.IsWhiteSpace(character))
            .Select(character => char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.DashPunctuation ? '-' : character));
    }

    /// <summary>Whether it gives anything on a day.</summary>
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && day <= LastDay;

    /// <summary>How it stands on a day.</summary>
    public ContractState StateOn(DateOnly day) =>
        EndedOn <= day ? ContractState.Ended
        : day > ValidTo ? ContractState.Expired
        : day < ValidFrom ? ContractState.NotYetValid
        : ValidTo.DayNumber - day.DayNumber <= ContractStates.EndingDays ? ContractState.Ending
        : ContractState.Active;

    /// <summary>The contract year that a day lies in. Years are counted from the first day; one that begins on 29 February begins on the 28th in years without it.</summary>
    /// <param name="day">A day from <see cref="ValidFrom"/> on; an earlier one lies in the first year.</param>
    public ContractYear YearOf(DateOnly day)
    {
        var number = Math.Max(0, day.Year - ValidFrom.Year);
        if (number > 0 && ValidFrom.AddYears(number) > day)
            number--;
        var last = ValidFrom.AddYears(number + 1).AddDays(-1);
        return new(number + 1, ValidFrom.AddYears(number), last < ValidTo ? last : ValidTo);
    }

    /// <summary>Names other people.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="contacts">All of them, in order.</param>
    public Outcome<Done> ChangeContacts(Actor actor, NamedContactList contacts)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        if (!actor.May(Right.KeepContracts))
            return new NotFound();
        if (contacts.FaultAt(nameof(ContractChoice.Contacts)) is { } fault)
            return new InvalidInput([fault]);
        Name(contacts);
        Version++;
        return Done.Value;
    }

    /// <summary>Prolongs it, with the terms that it has.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="validTo">The new last day, later than the last one.</param>
    /// <param name="others">The other contracts of the company.</param>
    public Outcome<Done> Renew(Actor actor, DateOnly validTo, IEnumerable<SupportContract> others)
    {
        if (!actor.May(Right.KeepContracts))
            return new NotFound();
        if (EndedOn is not null)
            return new ContractWasEnded();
        if (validTo <= ValidTo)
            return new InvalidInput(nameof(ContractChoice.ValidTo), Fault.TooEarly, ValidTo.AddDays(1));
        if (validTo > ValidFrom.AddYears(LongestYears))
            return new InvalidInput(nameof(ContractChoice.ValidTo), Fault.TooLate, ValidFrom.AddYears(LongestYears));
        var before = ValidTo;
        ValidTo = validTo;
        if (others.FirstOrDefault(other => other.Id != Id && Overlaps(other)) is { } overlapped)
        {
            ValidTo = before;
            return new ContractsOverlap(overlapped.Certificate, overlapped.ValidFrom, overlapped.LastDay);
        }

        // It ends another day, and is reminded of anew.
        RemindedDays = null;
        Version++;
        return Done.Value;
    }

    /// <summary>Ends it from a day on. Requests that are open keep what they were promised.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="reason">Why; told to the company.</param>
    /// <param name="today">Today.</param>
    public Outcome<Done> End(Actor actor, string reason, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (!actor.May(Right.KeepContracts))
            return new NotFound();
        if (EndedOn is not null || today > ValidTo)
            return new ContractWasEnded();
        if (FieldText.FaultOf(nameof(EndReason), reason, ReasonLimit) is { } fault)
            return new InvalidInput([fault]);
        (EndedOn, EndReason) = (today, reason.Trim());
        Version++;
        return Done.Value;
    }

    /// <summary>Which reminder of its end is due: 60, 30 or 7 days; <see langword="null"/> for none. Each is given once, and one that was missed not at all.</summary>
    public int? ReminderDueOn(DateOnly today)
    {
        var left = ValidTo.DayNumber - today.DayNumber;
        if (EndedOn is not null || left < 0)
            return null;
        int? due = ContractStates.ReminderDays.Where(days => left <= days).Select(days => (int?)days).Min();
        return due is null || RemindedDays <= due ? null : due;
    }

    /// <summary>A reminder was given.</summary>
    public void MarkReminded(int days)
    {
        RemindedDays = days;
        Version++;
    }

    private bool Overlaps(SupportContract other) =>
        ValidFrom <= LastDay && other.ValidFrom <= other.LastDay && ValidFrom <= other.LastDay && other.ValidFrom <= LastDay;

    private void Name(NamedContactList contacts)
    {
        // Who stays, stays the person that was found under the address, even if the person's own address is another one by now.
        _contacts.RemoveAll(before => contacts.Lines.All(line => line.Email!.Value.Normalized != before.NormalizedEmail));
        for (var place = 0; place < contacts.Lines.Count; place++)
        {
            var line = contacts.Lines[place];
            var contact = _contacts.Find(before => before.NormalizedEmail == line.Email!.Value.Normalized);
            if (contact is null)
                _contacts.Add(contact = new(Id, line.Email!.Value));
            contact.Write(line, place);
        }

        _contacts.Sort((one, other) => one.Place.CompareTo(other.Place));
    }
}

/// <summary>A year of a contract.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included; the contract's own in its last year.</param>
public sealed record ContractYear(int Number, DateOnly From, DateOnly To);

/// <summary>How a contract stands on a day.</summary>
public enum ContractState
{
    /// <summary>In force.</summary>
    Active,

    /// <summary>In force, and its end is near.</summary>
    Ending,

    /// <summary>Its last day is over.</summary>
    Expired,

    /// <summary>It was ended early.</summary>
    Ended,

    /// <summary>Its first day is still to come.</summary>
    NotYetValid,
}

/// <summary>Numbers of <see cref="ContractState"/>.</summary>
public static class ContractStates
{
    /// <summary>From how many days before the end a contract counts as ending.</summary>
    public const int EndingDays = 60;

    /// <summary>How many days before the end its company is reminded.</summary>
    public static readonly IReadOnlyList<int> ReminderDays = [60, 30, 7];
}
