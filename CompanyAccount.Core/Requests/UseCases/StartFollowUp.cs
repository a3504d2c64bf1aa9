using CompanyAccount.Core.Access;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>Begins a half-filled wizard that goes on from an ended technical request: the same product, version, system, type and subject, linked with it.</summary>
public sealed class StartFollowUp(Store store, CatalogShelf catalog, TimeProvider time)
{
    /// <summary>The step of the wizard where the follow-up begins: what happened now.</summary>
    private const int DescriptionStep = 3;

    /// <summary>Makes the draft. Called again for the same ended request, it answers with the draft that is there.</summary>
    /// <param name="actor">A member of the company.</param>
    /// <param name="number">The ended request.</param>
    /// <param name="replacedDraftId">The draft that the person agreed to lose; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see cref="DraftInTheWay"/> when the person has another draft: nothing is lost unasked.</returns>
    public async Task<Outcome<SavedDraft>> RunAsync(Actor actor, RequestNumber number, Guid? replacedDraftId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        try
        {
            await using var db = store.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var request = await db.RequestsSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(row => row.Number == number.Value, cancellationToken);
            if (request is null)
                return new NotFound();
            if (RequestActions.RefusalOf(actor, RequestAction.FollowUp, request.Standing) is { } refusal)
                return refusal;
            // The other categories have a form of one page, and no draft.
            if (request.Category is not RequestCategory.Technical)
                return new NotAllowed();
            var draft = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == actor.PersonId, cancellationToken);
            if (draft is not null && draft.Form.FollowsUp == number.Value && draft.Id != replacedDraftId)
                return SavedOf(draft);
            if (draft is not null && draft.Id != replacedDraftId)
                return new DraftInTheWay(draft.Id, draft.Form.Subject, draft.SavedAt);
            await db.Drafts.Where(row => row.PersonId == actor.PersonId && row.Id == replacedDraftId).ExecuteDeleteAsync(cancellationToken);
            var now = time.GetUtcNow();
            draft = new(Guid.CreateVersion7(now), actor.PersonId, FormOf(request, await catalog.GetAsync(cancellationToken)), DescriptionStep, now);
            db.Drafts.Add(draft);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return SavedOf(draft);
        }
        catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
        {
            // Another window began a draft at this moment.
            return new ChangedMeanwhile();
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    // What the catalog has retired since is kept as it was: the wizard asks for it again.
    private static TechnicalRequestForm FormOf(SupportRequest request, ProductCatalog products) => new()
    {
        AreaId = products.FindProduct(request.ProductId)?.AreaId,
        ProductId = request.ProductId,
        VersionId = request.VersionId,
        UpdateAnswer = request.UpdateAnswer,
        Severity = request.Severity,
        OperatingSystem = request.OperatingSystem,
        TypeId = products.FindSubtype(request.SubtypeId)?.TypeId,
        SubtypeId = request.SubtypeId,
        Subject = request.Subject,
        FollowsUp = request.Number,
    };

    private static SavedDraft SavedOf(RequestDraft draft) => new(draft.Id, draft.Form, draft.Step, draft.SavedAt, draft.Version);
}
