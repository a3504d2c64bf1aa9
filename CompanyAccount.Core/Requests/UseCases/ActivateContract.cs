using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>An Operator activates the contract that a request asks for: the contract, and the answer in the request, in one commit.</summary>
public sealed class ActivateContract(Store store, SupportToday support, WaitingBook waiting, LiveFeed feed)
{
    /// <summary>Activates.</summary>
    /// <param name="actor">An Operator.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="seenVersion">The version of the request that the person has on the screen.</param>
    /// <param name="choice">Certificate, level, days and the text of the contacts, as confirmed.</param>
    /// <param name="answer">What the request is answered; a retry with the same id makes one contract.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The contract's id; <see cref="CertificateTaken"/>, <see cref="ContractsOverlap"/>, or what the request refuses.</returns>
    public async Task<Outcome<Guid>> RunAsync(Actor actor, Guid requestId, int seenVersion, ActivationChoice choice, MessageText answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(answer);
        if (!actor.May(Right.KeepContracts))
            return new NotFound();
        try
        {
            return await ActivateAsync(actor, requestId, seenVersion, choice, answer, cancellationToken);
        }
        catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
        {
            // Activated a moment ago, from another request or by a colleague.
            return new CertificateTaken();
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    private async Task<Outcome<Guid>> ActivateAsync(Actor actor, Guid requestId, int seenVersion, ActivationChoice choice, MessageText answer, CancellationToken cancellationToken)
    {
        var moment = await support.GetAsync(cancellationToken);
        await using var db = store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Requests.FirstOrDefaultAsync(row => row.Id == requestId && row.Topic == PortalTopic.MsaActivation, cancellationToken) is not { } request
            || !await db.HoldCompanyAsync(request.CompanyId, cancellationToken))
            return new NotFound();
        if (await db.SupportContracts.Where(row => row.RequestId == requestId).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken) is { } activated)
            return activated;
        if (request.Version != seenVersion)
            return new ChangedMeanwhile();

        var terms = moment.Terms.Of(Enum.IsDefined(choice.Level) ? choice.Level : SupportLevel.Standard);
        var contacts = NamedContactList.Parse(choice.Contacts, terms.NamedContacts);
        var wanted = new ContractChoice(choice.Certificate, choice.Level, choice.ValidFrom, choice.ValidTo, contacts);
        var others = await db.SupportContracts.AsNoTracking().Where(row => row.CompanyId == request.CompanyId && row.ValidTo >= choice.ValidFrom).ToListAsync(cancellationToken);
        if (!SupportContract.Activate(actor, request.CompanyId, wanted, terms, others, requestId, moment.Now).TryGet(out var contract, out var refusal))
            return refusal;
        if (await db.SupportContracts.AnyAsync(row => row.CertificateFolded == contract.CertificateFolded, cancellationToken))
            return new CertificateTaken();
        if (!request.CompleteActivation(actor, answer, moment.Now, await waiting.OfAsync(request, cancellationToken)).TryGet(out var change, out var unanswered))
            return unanswered;

        db.SupportContracts.Add(contract);
        await db.BindContactsAsync(contract, cancellationToken);
        db.RecordContract(AuditKind.ContractActivated, contract, actor, moment.Now, contract.Level.ToString());
        await RequestDesk.KeepAsync(db, request, change, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        RequestDesk.Announce(feed, request);
        feed.AnnounceContract(contract);
        return contract.Id;
    }
}

/// <summary>What an Operator confirms.</summary>
/// <param name="Certificate">The number of the certificate.</param>
/// <param name="Level">The level.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, included.</param>
/// <param name="Contacts">The people, one a line.</param>
public sealed record ActivationChoice(string Certificate, SupportLevel Level, DateOnly ValidFrom, DateOnly ValidTo, string Contacts);
