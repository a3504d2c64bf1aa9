using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>Keeps what is filled into the wizard so far.</summary>
public sealed class SaveDraft(Store store, TimeProvider time)
{
    /// <summary>Saves the draft of the actor.</summary>
    /// <param name="actor">A member of a company.</param>
    /// <param name="draftId">The draft that the page works on; a new id begins a new draft.</param>
    /// <param name="seenVersion">The version that the page has; 0 for a new draft.</param>
    /// <param name="form">What is filled in; choices are checked at submission, lengths here.</param>
    /// <param name="step">Where the person is, 1 to 4.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The saved draft; <see cref="DraftMovedOn"/> when another window saved in between, <see cref="DraftGone"/> when it was submitted or discarded there.</returns>
    public async Task<Outcome<SavedDraft>> RunAsync(Actor actor, Guid draftId, int seenVersion, TechnicalRequestForm form, int step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (actor is not Actor.Member)
            return new NotAllowed();
        if (TooLong(form) is { } fault)
            return new InvalidInput([fault]);
        try
        {
            await using var db = store.Open();
            var draft = await db.Drafts.FirstOrDefaultAsync(row => row.PersonId == actor.PersonId, cancellationToken);
            if (draft is null)
            {
                // A save that was on its way when the draft was submitted must not bring it back.
                if (seenVersion > 0 || await db.Requests.AnyAsync(row => row.DraftId == draftId, cancellationToken))
                    return new DraftGone();
                db.Drafts.Add(draft = new(draftId, actor.PersonId, form, step, time.GetUtcNow()));
            }
            else if (draft.Id != draftId || draft.Version != seenVersion)
            {
                return new DraftMovedOn(draft.SavedAt);
            }
            else
            {
                draft.Save(form, step, time.GetUtcNow());
            }

            await db.SaveChangesAsync(cancellationToken);
            return new SavedDraft(draft.Id, draft.Form, draft.Step, draft.SavedAt, draft.Version);
        }
        catch (Exception exception) when (exception is DbUpdateConcurrencyException || exception is DbUpdateException update && StoreFaults.IsDuplicate(update))
        {
            return new DraftMovedOn(time.GetUtcNow());
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    // Only what would bloat or break the row is refused here: a draft may be as incomplete as its writer is.
    private static FieldFault? TooLong(TechnicalRequestForm form)
    {
        (string Field, string? Text, int Limit)[] texts =
        [
            (nameof(form.AreaId), form.AreaId, 64), (nameof(form.ProductId), form.ProductId, 64), (nameof(form.VersionId), form.VersionId, 128),
            (nameof(form.OperatingSystem), form.OperatingSystem, 128), (nameof(form.TypeId), form.TypeId, 64), (nameof(form.SubtypeId), form.SubtypeId, 64),
            (nameof(form.Subject), form.Subject, RequestText.SubjectLimit), (nameof(form.Description), form.Description, RequestText.BodyLimit),
        ];
        return texts
            .Select(text => FieldText.FaultOf(text.Field, text.Text, text.Limit))
            .FirstOrDefault(fault => fault is not null and not { Fault: Fault.Required });
    }
}

/// <summary>A draft as it is kept.</summary>
/// <param name="Id">The draft.</param>
/// <param name="Form">What is filled in.</param>
/// <param name="Step">Where the person was, 1 to 4.</param>
/// <param name="SavedAt">When it was saved last, UTC.</param>
/// <param name="Version">The version to save over.</param>
public sealed record SavedDraft(Guid Id, TechnicalRequestForm Form, int Step, DateTimeOffset SavedAt, int Version);
