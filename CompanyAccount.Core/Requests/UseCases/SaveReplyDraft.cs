using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>Keeps a half-written answer, so that a reload or a restart loses nothing.</summary>
public sealed class SaveReplyDraft(Store store, TimeProvider time)
{
    private const int Attempts = 5;

    /// <summary>Takes the place of what was kept before; an empty text forgets it.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="number">The request.</param>
    /// <param name="action">What the person means to do with the text.</param>
    /// <param name="body">Markdown, at most <see cref="RequestText.BodyLimit"/> characters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<Done>> RunAsync(Actor actor, RequestNumber number, RequestAction action, string body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!string.IsNullOrWhiteSpace(body) && FieldText.FaultOf(nameof(MessageText.Body), body, RequestText.BodyLimit) is { } fault)
            return new InvalidInput([fault]);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SaveAsync(actor, number, action, body, cancellationToken);
            }
            catch (DbUpdateException exception) when (attempt < Attempts && (exception is DbUpdateConcurrencyException || StoreFaults.IsDuplicate(exception)))
            {
                // Another window of the same person was faster; the text that comes last is the one that stays.
            }
            catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
            {
                return refusal;
            }
        }
    }

    private async Task<Outcome<Done>> SaveAsync(Actor actor, RequestNumber number, RequestAction action, string body, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var requestId = await db.RequestsSeenBy(actor).Where(row => row.Number == number.Value).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        if (requestId is null)
            return new NotFound();
        var draft = await db.ReplyDrafts.FindAsync([actor.PersonId, requestId.Value], cancellationToken);
        if (string.IsNullOrWhiteSpace(body))
        {
            if (draft is not null)
                db.ReplyDrafts.Remove(draft);
        }
        else
        {
            if (draft is null)
                db.ReplyDrafts.Add(draft = new(actor.PersonId, requestId.Value));
            draft.Save(action, body, time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
        return Done.Value;
    }
}
