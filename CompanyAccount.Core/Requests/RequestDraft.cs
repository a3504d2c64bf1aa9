namespace CompanyAccount.Core.Requests;

/// <summary>A half-filled wizard: one a person, found again after a reload, a restart, on another device.</summary>
public sealed class RequestDraft
{
    private RequestDraft()
    {
    }

    /// <summary>A new draft.</summary>
    public RequestDraft(Guid id, Guid personId, TechnicalRequestForm form, int step, DateTimeOffset now)
    {
        Id = id;
        PersonId = personId;
        Save(form, step, now);
        Version = 1;
    }

    /// <summary>Id, version 7. It becomes the request's <see cref="SupportRequest.DraftId"/>, so that one draft makes one request.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>What is filled in.</summary>
    public TechnicalRequestForm Form { get; private set; } = new();

    /// <summary>Where the person was, 1 to 4.</summary>
    public int Step { get; private set; }

    /// <summary>When it was saved last, UTC.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Counts the saves; a save over a version that is not the last one is refused.</summary>
    public int Version { get; private set; }

    /// <summary>Takes the place of what was saved before.</summary>
    public void Save(TechnicalRequestForm form, int step, DateTimeOffset now)
    {
        Form = form;
        Step = Math.Clamp(step, 1, 4);
        SavedAt = now;
        Version++;
    }
}

/// <summary>A half-written answer: one a person and request.</summary>
public sealed class ReplyDraft
{
    private ReplyDraft()
    {
    }

    /// <summary>A new one.</summary>
    public ReplyDraft(Guid personId, Guid requestId) => (PersonId, RequestId) = (personId, requestId);

    /// <summary>Whose it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The request.</summary>
    public Guid RequestId { get; private set; }

    /// <summary>Markdown, as far as it was written.</summary>
    public string Body { get; private set; } = "";

    /// <summary>What the person meant to do with it.</summary>
    public RequestAction Action { get; private set; }

    /// <summary>When it was saved last, UTC.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Takes the place of what was saved before.</summary>
    public void Save(RequestAction action, string body, DateTimeOffset now) => (Action, Body, SavedAt) = (action, body, now);
}
