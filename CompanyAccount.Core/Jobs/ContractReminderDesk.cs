using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CompanyAccount.Core.Jobs;

/// <summary>Reminds companies of support contracts that end, by the team's calendar. The end itself needs no job.</summary>
internal sealed class ContractReminderDesk(Store store, SupportToday support, PortalOptions portal, LiveFeed feed, TimeProvider time, ILogger<ContractReminderDesk> logger)
    : EndReminderDesk(store, feed, time, logger)
{
    /// <inheritdoc/>
    protected override async ValueTask<DateOnly> TodayAsync(CancellationToken cancellationToken) => (await support.GetAsync(cancellationToken)).Day;

    /// <inheritdoc/>
    protected override IQueryable<Ending> Endings(PortalDb db) =>
        db.SupportContracts.Where(row => row.EndedOn == null).Select(row => new Ending { Id = row.Id, CompanyId = row.CompanyId, ValidTo = row.ValidTo, RemindedDays = row.RemindedDays });

    /// <inheritdoc/>
    protected override async Task<EndReminder?> MarkAsync(PortalDb db, Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        var contract = await db.SupportContracts.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (contract?.ReminderDueOn(today) is not { } days)
            return null;
        contract.MarkReminded(days);
        return new(contract.CompanyId, BellKind.ContractEnding, contract.Certificate, (company, reader) => ContractEndingLetter.Write(contract, company, reader, portal));
    }
}
